"""Learning the weights of the page reader: the fits, the answers of a page, the tables."""

from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path

import pytest

np = pytest.importorskip("numpy", reason="numpy is not installed (pip install --group learning)")
pytest.importorskip("scipy", reason="scipy is not installed (pip install --group learning)")

from carcite.formats.pasted.publisher import text_weights, title_weights  # noqa: E402
from tests.learning.__main__ import text_chain, title_choice, write_table  # noqa: E402
from tests.learning.fit import Chain, Choice, fit_chains, fit_choices  # noqa: E402
from tests.learning.pages import GOLDEN, labelled, read_page  # noqa: E402


def test_a_sign_of_the_right_alternatives_gets_a_weight() -> None:
    choices = [Choice([["red"], ["blue"], []], [0])] * 5
    weights = fit_choices(choices, {"blue": 0.5, "green": 1.0}, 0.5)
    assert weights["red"] > 1 > 0 > weights["blue"]
    assert weights["green"] == 1.0


def test_weights_stay_near_those_that_were_there_if_these_are_strong() -> None:
    choices = [Choice([["red"], ["blue"]], [0])]
    assert fit_choices(choices, {"red": 0.2, "blue": -0.2}, 1000)["red"] == pytest.approx(0.2, abs=0.01)


def test_a_sign_of_a_state_gets_a_weight_for_it() -> None:
    steps = np.array([[0.0, 0.0], [0.0, 0.0]])
    chain = Chain([["a"], ["b"], ["b"]], [[0, 1]] * 3, [0, 1, 1])
    weights = fit_chains([chain] * 4, {"b": (0.0, 0.1)}, steps, 0.5)
    assert weights["b"][1] > 1
    assert weights["a"][1] < 0
    assert weights["a"][0] == weights["b"][0] == 0


def test_the_slope_of_a_chain_is_that_of_its_loss() -> None:
    """One that may not be in a state stays out of it: the only way left has the whole probability."""
    steps = np.array([[0.0, -np.inf], [0.0, 0.0]])
    chain = Chain([["a"], ["b"]], [[0], [0, 1]], [0, 0])
    weights = fit_chains([chain], {"a": (0.0, 0.3), "b": (0.0, 0.3)}, steps, 1.0)
    assert weights["b"] == pytest.approx((0.0, 0.3))


def test_the_answers_of_the_golden_cases_are_found_on_their_lines() -> None:
    answers = {answer.name: answer for answer in labelled(GOLDEN)}
    answer = answers["site_scielo_es"]
    reading = read_page(answer.text)
    assert reading is not None
    choice = title_choice(answer, reading.signs)
    assert choice is not None
    assert [reading.signs.lines[index].text for index in reading.signs.candidates()][choice.right[0]] in answer.titles
    chain = text_chain(answer, reading)
    assert chain is not None
    assert [chain.states.count(state) for state in (1, 4)] == [1, 1]


@pytest.mark.parametrize("module", [title_weights, text_weights], ids=lambda module: module.__name__)
def test_a_table_that_is_written_has_the_same_weights(module: object, tmp_path: Path) -> None:
    copy = Path(shutil.copy(str(module.__file__), tmp_path))
    write_table(copy, module.WEIGHTS)
    spec = importlib.util.spec_from_file_location("copy", copy)
    written = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(written)
    assert written.WEIGHTS == module.WEIGHTS
