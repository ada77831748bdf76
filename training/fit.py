"""Fitting: windows of pages in batches, AdamW with a warm-up and a linear end, the running mean of the weights kept."""

import copy
import math
import random
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import torch
from corpus import UNKNOWN, Page
from net import Net
from torch import Tensor
from torch.nn import functional

from shutro.encoder.pieces import Vocabulary
from shutro.encoder.windows import windows


@dataclass
class Plan:
    """How to fit. ``rate``: of the encoder; ``weights``: of the heads' losses; ``pieces``: in a batch."""

    epochs: float
    rate: float = 1e-4
    head_rate: float = 1e-3
    pieces: int = 800
    smoothing: float = 0.0
    mean: float = 0.0  # of the weights, over about 1 / (1 - mean) steps; 0 keeps the last ones
    seed: int = 0
    budget: float = math.inf  # seconds


Piece = tuple[list[int], dict[str, list[int]], float]  # ids, each head's labels, weight


def cut(page: Page, vocabulary: Vocabulary, chance: random.Random, largest: int) -> Iterator[Piece]:
    """The page's windows, cut elsewhere each time; every token's label stands on its first piece."""
    pieces = [vocabulary.ids(t.text, page.page.glued(i)) for i, t in enumerate(page.page.tokens)]
    breaks = [s.first for s in page.page.sentences]
    core = chance.randint(largest // 2, largest)
    for window in windows([len(p) for p in pieces], breaks, core, 16):
        ids = [vocabulary.bos]
        labels = {head: [UNKNOWN] for head in page.labels}
        for i in range(window.first, window.last):
            ids += pieces[i]
            for head, given in page.labels.items():
                labels[head] += [given[i]] + [UNKNOWN] * (len(pieces[i]) - 1)
        yield [*ids, vocabulary.eos], {head: [*given, UNKNOWN] for head, given in labels.items()}, page.weight


def batches(given: Sequence[Piece], chance: random.Random, pieces: int) -> list[list[Piece]]:
    """Windows of like length together, in random order, about ``pieces`` pieces in each batch."""
    ordered = sorted(given, key=lambda piece: len(piece[0]) + chance.random() * 30)
    found: list[list[Piece]] = [[]]
    for piece in ordered:
        if found[-1] and (len(found[-1]) + 1) * len(piece[0]) > pieces:
            found.append([])
        found[-1].append(piece)
    chance.shuffle(found)
    return found


Loss = Callable[[str, Tensor, Tensor], Tensor]


def plain(smoothing: float, weights: Mapping[str, float], rare: Mapping[str, float]) -> Loss:
    """Cross entropy per token, each head with its weight; ``rare``: how much more a token counts that is not O."""

    def loss(head: str, logits: Tensor, wanted: Tensor) -> Tensor:
        each = functional.cross_entropy(logits, wanted, reduction="none", label_smoothing=smoothing)
        more = torch.where(wanted > 0, rare.get(head, 1.0), 1.0)
        return each * more * weights.get(head, 1.0)

    return loss


def fit(
    net: Net,
    make: Callable[[int], Sequence[Page]],
    vocabulary: Vocabulary,
    plan: Plan,
    loss: Loss,
    tell: Callable[[str], None],
) -> Net:
    """Fit ``net`` to the pages that ``make`` gives for each epoch; gives back the mean network if a mean is planned."""
    torch.manual_seed(plan.seed)
    chance = random.Random(plan.seed)
    optimizer, schedule = _optimizer(net, plan)
    mean = copy.deepcopy(net) if plan.mean else net
    begun, step, epoch, share = time.monotonic(), 0, 0, 0.0
    while share < 1:
        largest = 230
        given = [piece for page in make(epoch) for piece in cut(page, vocabulary, chance, largest)]
        some = batches(given, chance, plan.pieces)
        if epoch == 0:
            tell(f"{len(given)} windows, {len(some)} batches, {sum(len(p[0]) for p in given)} pieces")
        total = 0.0
        for k, batch in enumerate(some):
            share = max((epoch + k / len(some)) / plan.epochs, (time.monotonic() - begun) / plan.budget)
            if share >= 1:
                break
            schedule(share)
            total += _step(net, batch, vocabulary, loss, optimizer)
            step += 1
            if plan.mean:
                _towards(mean, net, min(plan.mean, step / (step + 10)))
            if step % 50 == 0:
                tell(
                    f"epoch {epoch} step {step} {share:.0%} loss {total / (k + 1):.4f} {time.monotonic() - begun:.0f} s"
                )
        epoch += 1
    tell(f"{step} steps, {epoch} epochs begun, {time.monotonic() - begun:.0f} s")
    return mean


def _optimizer(net: Net, plan: Plan) -> tuple[torch.optim.Optimizer, Callable[[float], None]]:
    named = list(net.named_parameters())
    groups = [
        {
            "params": [p for n, p in named if not n.startswith("heads.") and p.ndim > 1],
            "weight_decay": 0.01,
            "lr": plan.rate,
        },
        {
            "params": [p for n, p in named if not n.startswith("heads.") and p.ndim == 1],
            "weight_decay": 0.0,
            "lr": plan.rate,
        },
        {"params": [p for n, p in named if n.startswith("heads.")], "weight_decay": 0.01, "lr": plan.head_rate},
    ]
    optimizer = torch.optim.AdamW(groups, fused=True)
    tops = [group["lr"] for group in optimizer.param_groups]

    def schedule(share: float) -> None:
        at = share / 0.08 if share < 0.08 else max(0.01, (1 - share) / 0.92)
        for group, top in zip(optimizer.param_groups, tops, strict=True):
            group["lr"] = top * at

    return optimizer, schedule


def _step(
    net: Net, batch: Sequence[Piece], vocabulary: Vocabulary, loss: Loss, optimizer: torch.optim.Optimizer
) -> float:
    net.train()
    longest = max(len(ids) for ids, _, _ in batch)
    ids = torch.full((len(batch), longest), vocabulary.pad)
    mask = torch.zeros((len(batch), longest), dtype=torch.bool)
    heads = sorted({head for _, labels, _ in batch for head in labels})
    wanted = {head: torch.full((len(batch), longest), UNKNOWN) for head in heads}
    weight = torch.tensor([w for _, _, w in batch])[:, None].expand(-1, longest)
    for row, (given, labels, _) in enumerate(batch):
        ids[row, : len(given)] = torch.tensor(given)
        mask[row, : len(given)] = True
        for head, numbers in labels.items():
            wanted[head][row, : len(given)] = torch.tensor(numbers)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        logits = net(ids, mask, heads)
    total = torch.zeros(())
    for head in heads:
        known = wanted[head] != UNKNOWN
        if known.any():
            each = loss(head, logits[head].float()[known], wanted[head][known])
            total = total + (each * weight[known]).sum() / weight[known].sum()
    optimizer.zero_grad()
    total.backward()
    torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
    optimizer.step()
    return float(total.detach())


def _towards(mean: Net, net: Net, keep: float) -> None:
    with torch.no_grad():
        for old, new in zip(mean.parameters(), net.parameters(), strict=True):
            old.lerp_(new, 1 - keep)
