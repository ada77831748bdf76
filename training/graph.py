"""The fitted network as an ONNX graph in whole numbers: 8-bit activations, one scale a piece, times 7-bit weights.

Every row of an activation (one piece) is quantised by its own largest value, so no piece's scores depend on what else
is read with it, and sums of whole numbers are the same in any order: the same on any processor, alone or in a batch.
Weights keep to 7 bits (-63..63, one scale a column) because processors without VNNI add two products in 16 bits.
Dynamic quantisation with one scale a tensor gave other labels in other batches; blocks of 8-bit weights
(MatMulNBits) took twice the time.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

import e5
import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper

Array = npt.NDArray[np.float32]
Weights = Mapping[str, Array]
_MICROSOFT = "com.microsoft"
_OPSET, _IR = 18, 10
_EPSILON = 1e-12
_WEIGHT_MOST, _ACTIVATION_MOST, _ZERO = 63, 127, 128


class Graph:
    """Nodes and constants in the making; every method gives the name of a value."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: dict[str, onnx.TensorProto] = {}

    def constant(self, array: npt.ArrayLike, kind: type[np.generic] | None = None) -> str:
        """A constant; equal ones are kept once."""
        value = np.ascontiguousarray(array, kind)
        key = f"c{len(self.constants)}"
        for name, old in self.constants.items() if value.size < 8 else ():
            if np.array_equal(numpy_helper.to_array(old), value) and numpy_helper.to_array(old).dtype == value.dtype:
                return name
        self.constants[key] = numpy_helper.from_array(value, key)
        return key

    def node(self, kind: str, *inputs: str, domain: str = "", outputs: int = 1, **attributes: object) -> str:
        """A node with one output."""
        return self.split(kind, *inputs, domain=domain, outputs=outputs, **attributes)[0]

    def split(self, kind: str, *inputs: str, domain: str = "", outputs: int, **attributes: object) -> list[str]:
        """A node with several outputs."""
        names = [f"v{len(self.nodes)}_{i}" for i in range(outputs)]
        self.nodes.append(helper.make_node(kind, inputs, names, domain=domain, **attributes))
        return names

    def integers(self, *values: int) -> str:
        """A constant of 64-bit integers."""
        return self.constant(np.array(values, np.int64))


def build(
    weights: Weights, depth: int, heads: Mapping[str, Sequence[str]], notes: Mapping[str, str]
) -> onnx.ModelProto:
    """``ids`` (int64), ``mask`` (int32, 1 for a piece): ``[batch, pieces]``; log-probabilities of each head out.

    ``weights``: the state of `net.Net` as arrays; ``notes``: kept in the file as its metadata.
    """
    g = Graph()
    shape = g.node("Shape", "ids")
    x = g.node("Reshape", _embedded(g, weights), g.integers(-1, e5.WIDTH))
    zeros = g.node("Expand", g.constant([_ZERO], np.uint8), g.node("Shape", x, start=0, end=1))
    wide = g.node("Concat", shape, g.integers(3 * e5.WIDTH), axis=0)
    for layer in range(depth):
        x = _block(g, x, {k: weights[f"blocks.{layer}.{k}"] for k in _parts(weights)}, zeros, wide)
    outputs = []
    for name, labels in heads.items():
        scores = g.node("MatMul", x, g.constant(weights[f"heads.{name}.weight"].T))
        scores = g.node("Add", scores, g.constant(weights[f"heads.{name}.bias"]))
        scores = g.node("Reshape", scores, g.node("Concat", shape, g.integers(len(labels)), axis=0))
        g.nodes.append(helper.make_node("LogSoftmax", [scores], [name], axis=-1))
        outputs.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, ["batch", "pieces", len(labels)]))
    inputs = [
        helper.make_tensor_value_info("ids", TensorProto.INT64, ["batch", "pieces"]),
        helper.make_tensor_value_info("mask", TensorProto.INT32, ["batch", "pieces"]),
    ]
    graph = helper.make_graph(g.nodes, "shutro", inputs, outputs, list(g.constants.values()))
    opsets = [helper.make_opsetid("", _OPSET), helper.make_opsetid(_MICROSOFT, 1)]
    model = helper.make_model(graph, opset_imports=opsets, ir_version=_IR, producer_name="shutro")
    helper.set_model_props(model, dict(notes))
    onnx.checker.check_model(model)
    return model


def save(model: onnx.ModelProto, path: Path) -> None:
    """Write the file."""
    onnx.save(model, str(path))


def _parts(weights: Weights) -> list[str]:
    return [name.removeprefix("blocks.0.") for name in weights if name.startswith("blocks.0.")]


def _embedded(g: Graph, weights: Weights) -> str:
    """Word embeddings, kept in 8 bits with a scale a row, and places; normalised."""
    words = weights["word.weight"]
    scale = np.maximum(np.abs(words).max(1, keepdims=True), 1e-8) / 127
    whole = g.node("Gather", g.constant(np.round(words / scale), np.int8), "ids")
    x = g.node(
        "Mul", g.node("Cast", whole, to=TensorProto.FLOAT), g.node("Gather", g.constant(scale, np.float32), "ids")
    )
    length = g.node("Shape", "ids", start=1, end=2)
    places = g.node("Slice", g.constant(weights["place"]), g.integers(0), length, g.integers(0))
    return _normal(g, g.node("Add", x, places), weights["norm.weight"], weights["norm.bias"])


def _block(g: Graph, x: str, weights: Weights, zeros: str, wide: str) -> str:
    qkv = g.node("Add", _times(g, x, weights["qkv.weight"], zeros), g.constant(weights["qkv.bias"]))
    parts = g.split("Split", g.node("Reshape", qkv, wide), outputs=3, axis=-1, num_outputs=3)
    seen = g.node("MultiHeadAttention", *parts, "", "mask", domain=_MICROSOFT, num_heads=e5.HEADS)
    seen = g.node("Reshape", seen, g.integers(-1, e5.WIDTH))
    out = g.node("Add", _times(g, seen, weights["out.weight"], zeros), g.constant(weights["out.bias"]))
    x = _normal(g, g.node("Add", out, x), weights["norm1.weight"], weights["norm1.bias"])
    up = _times(g, x, weights["up.weight"], zeros)
    up = g.node("BiasGelu", up, g.constant(weights["up.bias"]), domain=_MICROSOFT)
    down = g.node("Add", _times(g, up, weights["down.weight"], zeros), g.constant(weights["down.bias"]))
    return _normal(g, g.node("Add", down, x), weights["norm2.weight"], weights["norm2.bias"])


def _normal(g: Graph, x: str, gain: Array, bias: Array) -> str:
    return g.node("LayerNormalization", x, g.constant(gain), g.constant(bias), epsilon=_EPSILON)


def _times(g: Graph, x: str, weight: Array, zeros: str) -> str:
    """``x`` times the weight (``[out, in]``), both in whole numbers, back in floats."""
    largest = g.node("ReduceMax", g.node("Abs", x), g.integers(1), keepdims=0)
    scale = g.node(
        "Mul", g.node("Add", largest, g.constant(1e-9, np.float32)), g.constant(1 / _ACTIVATION_MOST, np.float32)
    )
    whole = g.node("QuantizeLinear", x, scale, zeros, axis=0)
    columns = np.maximum(np.abs(weight).max(1), 1e-8) / _WEIGHT_MOST
    rounded = np.round(weight / columns[:, None]).T.astype(np.int8)
    product = g.node(
        "MatMulIntegerToFloat",
        whole,
        g.constant(rounded),
        g.constant(1, np.float32),
        g.constant(columns, np.float32),
        g.constant(_ZERO, np.uint8),
        domain=_MICROSOFT,
    )
    return g.node("Mul", product, g.node("Unsqueeze", scale, g.integers(1)))
