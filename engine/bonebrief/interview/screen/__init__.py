"""The interview on a full terminal screen."""
