"""Which columns another one is made of."""

from typing import assert_never

from bonebrief.meanings.columns.circuit.nodes import (
    Among,
    Column,
    Constant,
    Counted,
    Equal,
    Every,
    Fixed,
    From,
    Given,
    Lower,
    Most,
    Named,
    Node,
    Opposite,
    Pick,
    Some,
    Sum,
    There,
    Total,
    Truth,
    Turned,
    Under,
    Where,
    Word,
)


def parts_of(node: Node) -> tuple[int, ...]:
    """The columns that one is made of, each as often as it is used."""
    match node:
        case Every(parts) | Some(parts) | Pick(_, parts) | Most(parts):
            return parts
        case Fixed() | Given() | Word() | Among() | Column() | Constant():
            return ()
        case There(one) | From(one, _) | Under(one, _) | Opposite(one) | Turned(_, one):
            return (one,)
        case Lower(one, other) | Where(one, other) | Sum(_, one, other) | Counted(one, other) | Equal(one, other):
            return one, other
        case Truth(one, other):
            return one, other
        case Total(terms) | Named(terms):
            return tuple(one for one, _ in terms)
        case _:
            assert_never(node)
