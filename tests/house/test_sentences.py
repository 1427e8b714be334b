"""Tests read as sentences about what Paletti does."""

import ast

from tests.house.tree import modules


def test_every_test_is_named_with_a_sentence():
    short = [
        f"{path}:{node.lineno} {node.name}"
        for path, module in modules("tests")
        for node in ast.walk(module)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.name.startswith("test_")
        and len(node.name.split("_")) < 5
    ]
    assert short == []


def test_every_test_module_can_be_found_by_pytest():
    lost = [
        str(path)
        for path, module in modules("tests")
        if not path.name.startswith("test_")
        and any(
            isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_")
            for node in module.body
        )
    ]
    assert lost == []
