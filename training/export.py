"""Turn a checkpoint into what ships: `python -m training.export --run training/runs/main --minilm FOLDER --out src/dateline/data/model`.

Writes one int8 ONNX graph for each exit (fast.onnx, accurate.onnx), and what both share: the word-piece table as int8 rows
with a scale each (embeddings.npz), the vocabulary and the label sets. The table stays outside the graphs so that it ships once.
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.data import NAME_SETS
from training.network import LABEL, WIDTH, Network

GRAPHS = {"fast": (3,), "accurate": (6, 3)}  # the exits that each graph reads; two are better than the last alone
OUTPUTS = ("upos", "xpos", "arc", "label_dep", "label_head", "trigger", "mode", "status", "factuality", "role")


class Exits(nn.Module):
    """The network up to its last wanted exit, from embedded pieces to scores: the mean over the exits of every raw score.

    Means of raw scores choose the same tree and tags as products of the probabilities would. The label form of several
    exits is one form over their joined vectors, scaled here so that a plain product gives the mean.
    """

    def __init__(self, net: Network, numbers: tuple[int, ...]) -> None:
        super().__init__()
        self.net, self.numbers = net, numbers
        self.names = sorted(NAME_SETS)

    def forward(self, embedded: Tensor, mask: Tensor, first: Tensor, shapes: Tensor) -> tuple[Tensor, ...]:
        """Scores in the order of OUTPUTS, then one for each name set."""
        words = self.net.encode(embedded, mask, first, 0.0, max(self.numbers))
        scores = [self.net.heads[str(n)](words[n], shapes) for n in self.numbers]
        out = {k: torch.stack([s[k] for s in scores]).mean(0) for k in scores[0] if not k.startswith("label_")}
        b, n = shapes.shape
        forms = [s["label_dep"].view(b, n, -1, LABEL + 1) for s in scores]
        scale = LABEL**-0.5 / len(scores)
        joined = [form[..., :-1] * scale for form in forms] + [torch.stack([form[..., -1:] for form in forms]).mean(0)]
        out["label_dep"] = torch.cat(joined, -1).flatten(2)
        out["label_head"] = torch.cat([s["label_head"] for s in scores], -1)
        return tuple(out[k] for k in (*OUTPUTS, *("names_" + name for name in self.names)))


def quantized_rows(table: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """int8 rows and a float32 scale a row."""
    scale = np.abs(table).max(1, keepdims=True) / 127 + 1e-12
    return np.round(table / scale).astype(np.int8), scale.astype(np.float32)


def main() -> None:
    """Export both exits."""
    p = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    p.add_argument("--run", type=Path, required=True), p.add_argument("--minilm", type=Path, required=True)
    p.add_argument("--out", type=Path, required=True), p.add_argument("--fp32", action="store_true")
    a = p.parse_args()
    vocab = json.loads((a.run / "vocab.json").read_text())
    net = Network(len(vocab["xpos"]), len(vocab["deprel"]), {k: 1 + 2 * len(v) for k, v in NAME_SETS.items()})
    state = torch.load(a.run / "checkpoint.pt", weights_only=True)
    net.load_state_dict(state["net"])
    net.eval()
    a.out.mkdir(parents=True, exist_ok=True)
    rows, scale = quantized_rows(net.pieces.weight.detach().numpy())
    np.savez_compressed(a.out / "embeddings.npz", rows=rows, scale=scale, shapes=net.shape.weight.detach().numpy())
    shutil.copy(a.minilm / "vocab.txt", a.out / "vocab.txt")
    names = sorted(NAME_SETS)
    (a.out / "labels.json").write_text(
        json.dumps(
            {
                "xpos": vocab["xpos"],
                "deprel": vocab["deprel"],
                "names": {n: NAME_SETS[n] for n in names},
                "steps": state["step"],
            },
            indent=1,
        )
        + "\n"
    )
    example = (
        torch.zeros(2, 9, WIDTH),
        torch.ones(2, 9),
        torch.arange(5).repeat(2, 1),
        torch.zeros(2, 5, dtype=torch.long),
    )
    axes = {
        "embedded": {0: "b", 1: "t"},
        "mask": {0: "b", 1: "t"},
        "first": {0: "b", 1: "n"},
        "shapes": {0: "b", 1: "n"},
    }
    outputs = [*OUTPUTS, *("names_" + n for n in names)]
    for graph, numbers in GRAPHS.items():
        whole = a.out / f"{graph}.fp32.onnx"
        torch.onnx.export(
            Exits(net, numbers), example, str(whole), input_names=list(axes), output_names=outputs, dynamo=False,
            dynamic_axes={**axes, **{o: {0: "b", 1: "n"} for o in outputs}, "arc": {0: "b", 1: "n", 2: "n"}, "role": {0: "b", 1: "n", 2: "n"}}, opset_version=17,
        )  # fmt: skip
        quantize_dynamic(
            whole,
            a.out / f"{graph}.onnx",
            per_channel=True,
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul"],
        )
        if not a.fp32:
            whole.unlink()
        print(graph, (a.out / f"{graph}.onnx").stat().st_size)


if __name__ == "__main__":
    main()
