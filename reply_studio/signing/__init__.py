"""Signatures of Word packages (ECMA-376 Part 2, clause 10), made and judged part by part."""
