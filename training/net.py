"""The network in PyTorch: a BERT encoder (Devlin et al. 2019) as deep as we can afford, and one linear head a layer."""

from collections.abc import Mapping, Sequence

import e5
import torch
from torch import Tensor, nn
from torch.nn import functional

_DROPOUT = 0.1
_EPSILON = 1e-12


class Block(nn.Module):
    """Attention and feed-forward, normalised after each, ``[batch, pieces, 384]`` in and out."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(e5.WIDTH, 3 * e5.WIDTH)
        self.out = nn.Linear(e5.WIDTH, e5.WIDTH)
        self.norm1 = nn.LayerNorm(e5.WIDTH, _EPSILON)
        self.up = nn.Linear(e5.WIDTH, e5.INNER)
        self.down = nn.Linear(e5.INNER, e5.WIDTH)
        self.norm2 = nn.LayerNorm(e5.WIDTH, _EPSILON)
        self.drop = nn.Dropout(_DROPOUT)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """``mask``: ``[batch, 1, 1, pieces]``, true where there is a piece."""
        batch, length, _ = x.shape
        query, key, value = self.qkv(x).view(batch, length, 3, e5.HEADS, -1).permute(2, 0, 3, 1, 4)
        seen = functional.scaled_dot_product_attention(
            query, key, value, mask
        )  # dropping here took a fifth of the time
        x = self.norm1(x + self.drop(self.out(seen.transpose(1, 2).reshape(batch, length, -1))))
        return self.norm2(x + self.drop(self.down(functional.gelu(self.up(x)))))


class Net(nn.Module):
    """``ids`` and ``mask`` ``[batch, pieces]`` in, logits ``[batch, pieces, labels]`` of every head out."""

    def __init__(self, pieces: int, depth: int, heads: Mapping[str, int]) -> None:
        super().__init__()
        self.word = nn.Embedding(pieces, e5.WIDTH)
        self.place = nn.Parameter(torch.zeros(e5.POSITIONS, e5.WIDTH))
        self.norm = nn.LayerNorm(e5.WIDTH, _EPSILON)
        self.blocks = nn.ModuleList(Block() for _ in range(depth))
        self.heads = nn.ModuleDict({name: nn.Linear(e5.WIDTH, labels) for name, labels in heads.items()})
        self.drop = nn.Dropout(_DROPOUT)

    def forward(self, ids: Tensor, mask: Tensor, heads: Sequence[str] | None = None) -> dict[str, Tensor]:
        """Only the ``heads`` asked for, else all."""
        x = self.drop(self.norm(self.word(ids) + self.place[: ids.shape[1]]))
        for block in self.blocks:
            x = block(x, mask[:, None, None, :].bool())
        x = self.drop(x)
        return {name: self.heads[name](x) for name in heads or self.heads}

    def take(self, given: e5.E5, rows: Sequence[int], layers: Sequence[int]) -> None:
        """Begin from the packed weights: these rows of the vocabulary, these of its twelve layers."""

        def tensor(name: str, *shape: int) -> Tensor:
            return torch.from_numpy(given.tensors[name].reshape(shape))

        state = {
            "word.weight": torch.from_numpy(given.words()[list(rows)]),
            "place": tensor("emb.pos", -1, e5.WIDTH) + tensor("emb.type", -1, e5.WIDTH)[0],
            "norm.weight": tensor("emb.ln.w", -1),
            "norm.bias": tensor("emb.ln.b", -1),
        }
        for new, old in enumerate(layers):
            there, here = f"l{old}.", f"blocks.{new}."
            for end, shape in (("w", (e5.WIDTH, e5.WIDTH)), ("b", (e5.WIDTH,))):
                parts = [tensor(f"{there}{part}.{end}", *shape) for part in "qkv"]
                state[here + "qkv." + ("weight" if end == "w" else "bias")] = torch.cat(parts)
            for ours, theirs in (("out", "ao"), ("up", "fi"), ("down", "fo"), ("norm1", "aln"), ("norm2", "oln")):
                module = self.blocks[new].get_submodule(ours)
                state[f"{here}{ours}.weight"] = tensor(f"{there}{theirs}.w", *module.weight.shape)
                state[f"{here}{ours}.bias"] = tensor(f"{there}{theirs}.b", -1)
        wrong = self.load_state_dict(state, strict=False)
        left = [name for name in wrong.missing_keys if not name.startswith("heads.")]
        if left or wrong.unexpected_keys:
            raise ValueError(f"weights that do not fit: {left} {wrong.unexpected_keys}")
