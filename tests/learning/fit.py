"""Weights that make the answers likeliest, near the weights that were there (maximum a posteriori).

A choice is one of several alternatives, each with some signs, as in multinomial logistic regression; yes or no is a
choice between an alternative and one without signs. A chain is a sequence of states, as in a conditional random field.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize
from scipy.special import logsumexp


class Choice(NamedTuple):
    """The signs of each alternative, and the alternatives of which any is right."""

    alternatives: Sequence[Sequence[str]]
    right: Sequence[int]


class Chain(NamedTuple):
    """The signs of each item of a sequence, the states that it can have, and the one that it has."""

    signs: Sequence[Sequence[str]]
    can: Sequence[Sequence[int]]
    states: Sequence[int]


def _indices(signs: Iterable[str]) -> dict[str, int]:
    return {sign: index for index, sign in enumerate(sorted(set(signs)))}


def fit_choices(choices: Sequence[Choice], weights: Mapping[str, float], strength: float) -> dict[str, float]:
    """Return the weights of the signs; `strength` is how much a change of a weight by 1 counts against it."""
    index = _indices(sign for choice in choices for signs in choice.alternatives for sign in signs)
    start = np.array([weights.get(sign, 0.0) for sign in index])
    rows = [[np.array([index[sign] for sign in signs], dtype=int) for signs in one.alternatives] for one in choices]

    def loss(now: np.ndarray) -> tuple[float, np.ndarray]:
        total, slope = _distance(now, start, strength)
        for alternatives, choice in zip(rows, choices, strict=True):
            scores = np.array([now[signs].sum() for signs in alternatives])
            right = scores[list(choice.right)]
            total += logsumexp(scores) - logsumexp(right)
            share = np.exp(scores - logsumexp(scores))
            share[list(choice.right)] -= np.exp(right - logsumexp(right))
            for signs, part in zip(alternatives, share, strict=True):
                np.add.at(slope, signs, part)
        return total, slope

    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 200}).x
    return {**weights, **dict(zip(index, map(float, found), strict=True))}


def _distance(now: np.ndarray, start: np.ndarray, strength: float) -> tuple[float, np.ndarray]:
    """Return what the distance from the weights at the start counts, and its slope."""
    return strength / 2 * float(((now - start) ** 2).sum()), strength * (now - start)


def fit_chains(
    chains: Sequence[Chain], weights: Mapping[str, Sequence[float]], steps: np.ndarray, strength: float
) -> dict[str, tuple[float, ...]]:
    """Return the weights of the signs for each state; `steps` are those from one state to the next, which stay.

    A state for which no sign has a weight is one that the others are compared with; it gets none.
    """
    index = _indices(sign for chain in chains for signs in chain.signs for sign in signs)
    width = len(steps)
    start = np.array([weights.get(sign, (0.0,) * width) for sign in index])
    is_free = start.any(axis=0)
    rows = [[np.array([index[sign] for sign in signs], dtype=int) for signs in chain.signs] for chain in chains]

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        now = flat.reshape(start.shape)
        total, slope = _distance(now, start, strength)
        for signs, chain in zip(rows, chains, strict=True):
            scores = np.array([now[one].sum(axis=0) for one in signs])
            whole, shares = _forward_backward(scores, steps, chain)
            total += whole - _score(scores, steps, chain.states)
            for at, one in enumerate(signs):
                part = shares[at]
                part[chain.states[at]] -= 1
                np.add.at(slope, one, part * is_free)
        return total, slope.ravel()

    found = minimize(loss, start.ravel(), jac=True, method="L-BFGS-B", options={"maxiter": 60}).x.reshape(start.shape)
    return {**weights, **{sign: tuple(map(float, row)) for sign, row in zip(index, found, strict=True)}}


def _score(scores: np.ndarray, steps: np.ndarray, states: Sequence[int]) -> float:
    own = sum(scores[at, state] for at, state in enumerate(states))
    return float(own + sum(steps[pair] for pair in zip([0, *states], states, strict=False)))


def _forward_backward(scores: np.ndarray, steps: np.ndarray, chain: Chain) -> tuple[float, np.ndarray]:
    """Return the logarithm of the sum over all ways, and the probability of each state of each item."""
    barred = np.full_like(scores, -np.inf)
    for at, states in enumerate(chain.can):
        barred[at, list(states)] = scores[at, list(states)]
    forward, backward = np.empty_like(scores), np.zeros_like(scores)
    before = np.where(np.arange(len(steps)) == 0, 0.0, -np.inf)
    for at, own in enumerate(barred):
        forward[at] = before = logsumexp(before[:, None] + steps, axis=0) + own
    for at in range(len(scores) - 2, -1, -1):
        backward[at] = logsumexp(steps + barred[at + 1] + backward[at + 1], axis=1)
    whole = float(logsumexp(forward[-1]))
    return whole, np.exp(forward + backward - whole)
