"""Train the encoder with all its heads: `python -m training.train --minilm FOLDER --corpora FOLDER --gold FILE --minutes 95`.

Resumable: the run folder holds the last checkpoint and the time spent; the same command goes on from there. The learning
rate falls with the time spent, so that other work on the machine costs steps and not the schedule. All corpora are read
again every ten minutes, so that what is being written takes part.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from dateline.parse.labels import MODES, ROLES, TYPES
from dateline.parse.pieces import (
    CLS,
    MASK,
    SEP,
    SHAPE_LOWER,
    SHAPE_PUNCT,
    SHAPE_TITLE,
    SHAPE_UPPER,
    WordPieces,
    shape_of,
)
from training import data
from training.data import Example
from training.network import EXITS, Network
from training.swap import StateSwap

BATCH_PIECES = 1024
SHARES = {"trees": 0.26, "names": 0.12, "gold": 0.09, "written": 0.37, "standoff": 0.16}  # of batches, by task
MASKED = 0.1  # share of words hidden in half of the sentences with events: few sentences, many passes
SWAPPED = 0.6  # share of sentences whose states are exchanged for others
FULL_CORPUS = 2000  # sentences; a smaller written corpus is drawn from less often, or it would be learnt by heart
EXIT_WEIGHT = {3: 0.6, 6: 1.0}
ENCODER_RATE, HEAD_RATE, PIECE_RATE, LAYER_DECAY = 2e-4, 1.5e-3, 2e-4, 0.85
WARMUP, CLIP, WEIGHT_DECAY = 200, 4.0, 0.01
DROP = {"trees": 0.2, "names": 0.2, "gold": 0.25, "written": 0.25, "standoff": 0.25}  # the fewer sentences, the more
RELOAD_SECONDS, SAVE_SECONDS = 600, 240


def shapes_of(words: list[str], rng: random.Random) -> list[int]:
    """Case classes, at times as another headline style would have them, so that all-caps and Title Case are no riddle."""
    shapes = [shape_of(w) for w in words]
    if rng.random() < 0.06:
        style = rng.choice((SHAPE_LOWER, SHAPE_TITLE, SHAPE_UPPER))
        shapes = [style if s < 4 else s for s in shapes]
    return shapes


def drop_full_stop(e: Example, rng: random.Random) -> Example:
    """At times a sentence without its full stop, as headlines are."""
    n = len(e.words)
    if n > 4 and e.heads and rng.random() < 0.1 and not any(c.isalnum() for c in e.words[-1]) and n not in e.heads:
        facts = {k: v for k, v in e.factuality.items() if k < n - 1}
        return Example(
            e.words[:-1], e.upos[:-1], e.xpos[:-1], e.heads[:-1], e.deprels[:-1], None, facts, None, e.source
        )
    return e


def batches(examples: list[Example], lengths: list[int], rng: random.Random) -> Iterator[list[Example]]:
    """One shuffled pass: batches of like length, at most BATCH_PIECES padded pieces each."""
    order = sorted(range(len(examples)), key=lambda i: lengths[i] * (1 + 0.1 * rng.random()))
    groups: list[list[int]] = [[]]
    for i in order:
        if groups[-1] and lengths[i] * 1.1 * (len(groups[-1]) + 1) > BATCH_PIECES:
            groups.append([])
        groups[-1].append(i)
    rng.shuffle(groups)
    for group in groups:
        yield [examples[i] for i in group]


def collate(
    items: list[Example], pieces: WordPieces, vocab: dict[str, dict[str, int]], rng: random.Random
) -> dict[str, Tensor]:
    """Padded tensors of a batch; -100 marks labels that are absent."""
    rows = []
    for e in items:
        ids, first, shapes = [CLS], [0], shapes_of(e.words, rng)
        piece_shapes = [SHAPE_PUNCT]
        hidden = MASKED if e.triggers is not None and rng.random() < 0.5 else 0.0
        kept = {x.word for x in e.triggers or ()}
        for k, (w, s) in enumerate(zip(e.words, shapes, strict=True)):
            p = [MASK] if k not in kept and rng.random() < hidden else pieces(w)
            first.append(len(ids))
            ids.extend(p)
            piece_shapes.extend([s] * len(p))
        rows.append(([*ids, SEP], first, [*piece_shapes, SHAPE_PUNCT], [SHAPE_PUNCT, *shapes]))
    b, t, n = len(rows), max(len(r[0]) for r in rows), max(len(r[1]) for r in rows)
    out = {
        "pieces": torch.zeros(b, t, dtype=torch.long), "piece_shapes": torch.full((b, t), SHAPE_PUNCT), "mask": torch.zeros(b, t),
        "first": torch.zeros(b, n, dtype=torch.long), "word_shapes": torch.full((b, n), SHAPE_PUNCT), "words": torch.zeros(b, n, dtype=torch.bool),
    }  # fmt: skip
    for key in ("upos", "xpos", "head", "deprel", "trigger"):
        out[key] = torch.full((b, n), -100)
    out["factuality"] = torch.full((b, n), float("nan"))
    for name in data.NAME_SETS:
        out["names_" + name] = torch.full((b, n), -100)
    mentions: list[tuple[int, int, int, list[int], int, dict[int, list[int]]]] = []
    for i, (e, (ids, first, piece_shapes, shapes)) in enumerate(zip(items, rows, strict=True)):
        m = len(e.words)
        out["pieces"][i, : len(ids)] = torch.tensor(ids)
        out["piece_shapes"][i, : len(ids)] = torch.tensor(piece_shapes)
        out["mask"][i, : len(ids)] = 1
        out["first"][i, : m + 1] = torch.tensor(first)
        out["word_shapes"][i, : m + 1] = torch.tensor(shapes)
        out["words"][i, : m + 1] = True
        if e.heads:
            out["upos"][i, 1 : m + 1] = torch.tensor(e.upos)
            out["xpos"][i, 1 : m + 1] = torch.tensor([vocab["xpos"].get(x, -100) for x in e.xpos])
            out["head"][i, 1 : m + 1] = torch.tensor(e.heads)
            out["deprel"][i, 1 : m + 1] = torch.tensor([vocab["deprel"].get(x, -100) for x in e.deprels])
            for k, v in e.factuality.items():
                out["factuality"][i, k + 1] = v
        if e.names:
            out["names_" + e.names[0]][i, 1 : m + 1] = torch.tensor(e.names[1])
        if e.triggers is not None:
            out["trigger"][i, 1 : m + 1] = len(TYPES)
            for x in e.triggers:
                out["trigger"][i, x.word + 1] = x.type
                mentions.append((i, x.word + 1, x.type, x.modes, x.status, x.roles))
    out["m_row"] = torch.tensor([x[0] for x in mentions], dtype=torch.long)
    out["m_word"] = torch.tensor([x[1] for x in mentions], dtype=torch.long)
    out["m_status"] = torch.tensor([x[4] for x in mentions], dtype=torch.long)
    out["m_mode"] = torch.zeros(len(mentions), len(MODES))
    out["m_mode_mask"] = torch.zeros(len(mentions), len(MODES))
    out["m_role"] = torch.zeros(len(mentions), n, len(ROLES))
    for k, (_, _, kind, modes, _, roles) in enumerate(mentions):
        out["m_mode"][k, modes] = 1
        out["m_mode_mask"][k, [j for j, (kt, _) in enumerate(MODES) if kt == TYPES[kind]]] = 1
        for role, words in roles.items():
            for w in words:
                out["m_role"][k, w + 1, role] = 1
    return out


STATUS_WEIGHT = torch.tensor([1.0, 3.0, 3.0, 3.0])  # the rarer three count more: 94 in 100 gold mentions are actual


# Each loss is weighed so that its gradient in the encoder has about the length of the trigger's: measured, the summed loss
# of the roles alone was ten times as long, and with the clipping left triggers and modes next to nothing to learn from.
WEIGHT = {"trigger": 4.0, "status": 0.15, "mode": 0.4, "role": 0.09, "factuality": 0.15}


def loss_of(scores: dict[str, Tensor], b: dict[str, Tensor]) -> dict[str, Tensor]:
    """The losses of every head that the batch has labels for."""
    out: dict[str, Tensor] = {}
    if (b["head"] >= 0).any():
        out["upos"] = functional.cross_entropy(scores["upos"].flatten(0, 1), b["upos"].flatten())
        out["xpos"] = functional.cross_entropy(scores["xpos"].flatten(0, 1), b["xpos"].flatten())
        arc = scores["arc"].masked_fill(~b["words"][:, None, :], -1e4)
        out["arc"] = functional.cross_entropy(arc.flatten(0, 1), b["head"].flatten())
        rows, deps = (b["head"] >= 0).nonzero(as_tuple=True)
        form = scores["label_dep"][rows, deps].view(len(rows), -1, scores["label_head"].shape[-1] + 1)
        head = scores["label_head"][rows, b["head"][rows, deps]]
        label = (form[..., :-1] @ head.unsqueeze(-1))[..., 0] * head.shape[-1] ** -0.5 + form[..., -1]
        out["label"] = functional.cross_entropy(label, b["deprel"][rows, deps])
        known = ~b["factuality"].isnan()
        if known.any():
            out["factuality"] = WEIGHT["factuality"] * functional.smooth_l1_loss(
                scores["factuality"][known], b["factuality"][known]
            )
    named = sum(int((b["names_" + name] >= 0).sum()) for name in data.NAME_SETS)
    if named:  # a batch mixes the sets; each word counts the same
        out["names"] = sum(
            functional.cross_entropy(scores["names_" + n].flatten(0, 1), b["names_" + n].flatten(), reduction="sum")
            for n in data.NAME_SETS
        ) / torch.tensor(float(named))
    if (b["trigger"] >= 0).any():
        out["trigger"] = WEIGHT["trigger"] * functional.cross_entropy(
            scores["trigger"].flatten(0, 1), b["trigger"].flatten()
        )
        if len(b["m_row"]):
            r, w = b["m_row"], b["m_word"]
            status = functional.cross_entropy(scores["status"][r, w], b["m_status"], weight=STATUS_WEIGHT)
            out["status"] = WEIGHT["status"] * status
            mode = functional.binary_cross_entropy_with_logits(
                scores["mode"][r, w], b["m_mode"], b["m_mode_mask"], reduction="sum"
            )
            out["mode"] = WEIGHT["mode"] * mode / len(r)
            mask = b["words"][r].unsqueeze(-1).expand(-1, -1, len(ROLES)).float()
            role = functional.binary_cross_entropy_with_logits(scores["role"][r, w], b["m_role"], mask, reduction="sum")
            out["role"] = WEIGHT["role"] * role / len(r)
    return out


def main() -> None:
    """Run or resume the training."""
    p = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    p.add_argument("--minilm", type=Path, required=True), p.add_argument("--corpora", type=Path, required=True)
    (
        p.add_argument("--gold", type=Path, required=True),
        p.add_argument("--written", type=Path, default=Path("training/corpus")),
    )
    (
        p.add_argument("--run", type=Path, default=Path("training/runs/main")),
        p.add_argument("--minutes", type=float, default=95),
    )
    (
        p.add_argument("--seed", type=int, default=1),
        p.add_argument("--start-from", type=Path, help="weights of an earlier run"),
    )
    p.add_argument("--rate", type=float, default=1.0, help="factor on all learning rates")
    p.add_argument("--bf16", action="store_true", help="half precision: faster where the processor has avx512_bf16")
    a = p.parse_args()
    a.run.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(a.seed)
    rng = random.Random(a.seed)
    pieces = WordPieces.read(a.minilm / "vocab.txt")
    tasks = data.load_all(a.corpora, a.gold, a.written)
    swap = StateSwap(Path(str(resources.files("dateline"))) / "data" / "countries.csv")
    labels = a.run / "vocab.json"
    if not labels.exists():
        relations = sorted({x for e in tasks["trees"] for x in e.deprels})
        labels.write_text(
            json.dumps({"xpos": sorted({x for e in tasks["trees"] for x in e.xpos}), "deprel": relations})
        )
    vocab = {kind: {x: i for i, x in enumerate(found)} for kind, found in json.loads(labels.read_text()).items()}
    net = Network(len(vocab["xpos"]), len(vocab["deprel"]), {k: 1 + 2 * len(v) for k, v in data.NAME_SETS.items()})
    if a.start_from:
        net.load_state_dict(torch.load(a.start_from, weights_only=True)["net"])
    else:
        net.load_minilm(a.minilm)
    groups, seen = [], {id(net.pieces.weight)}
    for number, layer in enumerate(net.layers):
        groups.append(
            {"params": list(layer.parameters()), "base": ENCODER_RATE * LAYER_DECAY ** (len(net.layers) - 1 - number)}
        )
        seen |= {id(q) for q in layer.parameters()}
    low = [net.positions, *net.norm.parameters()]
    groups.append({"params": low, "base": ENCODER_RATE * LAYER_DECAY ** len(net.layers)})
    seen |= {id(q) for q in low}
    groups.append({"params": [q for q in net.parameters() if id(q) not in seen], "base": HEAD_RATE})
    dense = torch.optim.AdamW(groups, lr=1e-4, betas=(0.9, 0.98), weight_decay=WEIGHT_DECAY, fused=True)
    sparse = torch.optim.SparseAdam([net.pieces.weight], lr=1e-4, betas=(0.9, 0.98))
    spent, step = 0.0, 0
    checkpoint = a.run / "checkpoint.pt"
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=True)
        (
            net.load_state_dict(state["net"]),
            dense.load_state_dict(state["dense"]),
            sparse.load_state_dict(state["sparse"]),
        )
        spent, step = state["spent"], state["step"]
        print(f"resumed at step {step}, {spent / 60:.1f} minutes spent", flush=True)

    def save() -> None:
        part = checkpoint.with_suffix(".part")
        torch.save(
            {
                "net": net.state_dict(),
                "dense": dense.state_dict(),
                "sparse": sparse.state_dict(),
                "spent": spent,
                "step": step,
            },
            part,
        )
        part.rename(checkpoint)

    def endless(task: str) -> Iterator[list[Example]]:
        while True:
            examples = tasks[task]
            lengths = [sum(len(pieces(w)) for w in e.words) + 2 for e in examples]
            keep = [i for i, n in enumerate(lengths) if 3 <= n <= 200]
            yield from batches([examples[i] for i in keep], [lengths[i] for i in keep], rng)

    streams = {t: endless(t) for t in SHARES}
    print({t: len(x) for t, x in tasks.items()}, flush=True)
    net.train()
    total, start, last_save, last_load, before = (
        a.minutes * 60,
        time.monotonic(),
        time.monotonic(),
        time.monotonic(),
        spent,
    )
    running: dict[str, float] = {}
    count = 0
    while spent < total:
        shares = {t: s * (min(1.0, len(tasks[t]) / FULL_CORPUS) if t == "written" else 1.0) for t, s in SHARES.items()}
        task = rng.choices(list(shares), list(shares.values()))[0]
        items = next(streams[task])
        if task == "trees":
            items = [drop_full_stop(e, rng) for e in items]
        items = [swap(e, rng) if rng.random() < SWAPPED else e for e in items]
        batch = collate(items, pieces, vocab, rng)
        factor = a.rate * min(1.0, (step + 1) / WARMUP) * max(0.02, 1 - spent / total)
        for group in dense.param_groups:
            group["lr"] = group["base"] * factor
        sparse.param_groups[0]["lr"] = PIECE_RATE * LAYER_DECAY ** len(net.layers) * factor
        dense.zero_grad(), sparse.zero_grad()
        with torch.autocast("cpu", torch.bfloat16, enabled=a.bf16):
            outputs = net(batch, DROP[task])
        losses = {e: loss_of({k: v.float() for k, v in outputs[e].items()}, batch) for e in EXITS}
        sum(EXIT_WEIGHT[e] * x for e in EXITS for x in losses[e].values()).backward()  # type: ignore[union-attr]
        torch.nn.utils.clip_grad_norm_([q for g in groups for q in g["params"]], CLIP)
        dense.step(), sparse.step()
        for k, v in losses[max(EXITS)].items():
            running[k] = 0.98 * running.get(k, v.item()) + 0.02 * v.item()
        step, count = step + 1, count + batch["pieces"].numel()
        now = time.monotonic()
        spent = before + now - start
        if step % 50 == 0:
            print(
                f"{spent / 60:6.1f} min step {step} {count / (now - start):.0f} pieces/s "
                + " ".join(f"{k} {v:.3f}" for k, v in running.items()),
                flush=True,
            )
        if now - last_save > SAVE_SECONDS:
            save()
            last_save = now
        if now - last_load > RELOAD_SECONDS:
            tasks.update(data.load_all(a.corpora, a.gold, a.written))
            streams, last_load = {t: endless(t) for t in SHARES}, now
            print("read again: " + ", ".join(f"{t} {len(x)}" for t, x in tasks.items()), flush=True)
    save()
    print("done", flush=True)


if __name__ == "__main__":
    main()
