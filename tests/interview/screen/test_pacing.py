"""Keys that were typed for another screen, or poured in, record nothing."""

import pytest

from bonebrief.interview.screen.pacing import LONGEST_BURST, READ, RECORDING, Pacing


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def pacing(clock: Clock) -> Pacing:
    pacing = Pacing(clock)
    pacing.shown()
    clock.now += READ
    return pacing


def test_a_key_counts_only_when_its_screen_can_be_seen(clock: Clock, pacing: Pacing) -> None:
    assert pacing.takes("n")
    pacing.changed()
    assert not pacing.takes("n")
    pacing.shown()
    assert pacing.takes("n")


def test_nothing_is_recorded_at_the_end_of_a_torrent_of_keys(clock: Clock, pacing: Pacing) -> None:
    assert all(pacing.takes("x") for _ in range(LONGEST_BURST))
    assert not pacing.takes("enter")
    clock.now += 0.2
    assert pacing.takes("enter")


def test_a_hand_that_types_a_number_is_no_torrent(clock: Clock, pacing: Pacing) -> None:
    for key in [*"1234567890123456", "enter"]:
        clock.now += 0.06
        assert pacing.takes(key)


@pytest.mark.parametrize("key", sorted(RECORDING))
def test_nothing_of_a_screen_is_recorded_before_it_could_be_read(clock: Clock, pacing: Pacing, key: str) -> None:
    pacing.changed()
    pacing.shown()
    clock.now += READ * 0.9
    assert pacing.takes("n")
    assert not pacing.takes(key)
    pacing.shown()
    clock.now += READ * 0.2
    assert pacing.takes(key)
