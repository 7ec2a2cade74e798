#!/usr/bin/env python3
"""Reads a landscape of baroscape: python3 landscape.py DIR/landscape.db PRESSURE

Needs Python's own sqlite3 module only; positions become a numpy array of N rows where numpy is installed, a list of
triples otherwise. Numbers are as the database holds them (the table meta says in which units).
"""
import array
import math
import sqlite3
import sys

try:
    import numpy
except ImportError:
    numpy = None


def positions(blob):
    """3N little-endian doubles x0 y0 z0 x1 ... as N rows."""
    if numpy is not None:
        return numpy.frombuffer(blob, dtype="<f8").reshape(-1, 3)
    numbers = array.array("d", blob)
    if sys.byteorder == "big":
        numbers.byteswap()
    return [tuple(numbers[k:k + 3]) for k in range(0, len(numbers), 3)]


def shortest_distance(rows):
    """Of all pairs of atoms; None where the state was imported without coordinates."""
    return min((math.dist(a, b) for k, a in enumerate(rows) for b in rows[:k]), default=None)


def main(path, pressure):
    database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    database.row_factory = sqlite3.Row
    found = database.execute("SELECT id FROM pressure WHERE pressure = ?", (pressure,)).fetchone()
    if found is None:
        explored = [row[0] for row in database.execute("SELECT pressure FROM pressure ORDER BY pressure")]
        raise SystemExit(f"{path}: pressure {pressure} was not explored; explored are {explored}")
    minima = database.execute("SELECT * FROM minimum WHERE pressure = ? ORDER BY enthalpy, id", (found["id"],)).fetchall()
    print("minimum enthalpy volume shortest_distance")
    for minimum in minima:
        print(minimum["id"], minimum["enthalpy"], minimum["volume"], shortest_distance(positions(minimum["positions"])))
    enthalpy = {minimum["id"]: minimum["enthalpy"] for minimum in minima}
    print("transition_state from to barrier barrier_back")
    for state in database.execute("SELECT * FROM transition_state WHERE pressure = ? ORDER BY enthalpy, id", (found["id"],)):
        a, b = state["minimum_a"], state["minimum_b"]
        print(state["id"], a, b, state["enthalpy"] - enthalpy[a], state["enthalpy"] - enthalpy[b])


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    main(sys.argv[1], float(sys.argv[2]))
