#!/usr/bin/env Rscript
# Reads a landscape of baroscape: Rscript landscape.R DIR/landscape.db PRESSURE
# Needs DBI and RSQLite. Ids and checksums are 64-bit integers: select columns by name and leave the checksums out.
library(DBI)

arguments <- commandArgs(trailingOnly = TRUE)
if (length(arguments) != 2) stop("usage: Rscript landscape.R DIR/landscape.db PRESSURE")
database <- dbConnect(RSQLite::SQLite(), arguments[1], flags = RSQLite::SQLITE_RO)
at <- list(as.numeric(arguments[2]))

minima <- dbGetQuery(database, "
  SELECT m.id, m.enthalpy, m.energy, m.volume, m.positions
  FROM minimum m JOIN pressure p ON p.id = m.pressure
  WHERE p.pressure = ? ORDER BY m.enthalpy, m.id", params = at)

# A BLOB of 3N little-endian doubles, as a matrix of N rows.
positions <- function(blob) {
  matrix(readBin(blob, "double", n = length(blob) / 8, size = 8, endian = "little"), ncol = 3, byrow = TRUE)
}
minima$shortest_distance <- vapply(minima$positions, function(blob) min(dist(positions(blob))), numeric(1))
print(minima[, c("id", "enthalpy", "energy", "volume", "shortest_distance")])

barriers <- dbGetQuery(database, "
  SELECT t.id, t.minimum_a, t.minimum_b, t.enthalpy - a.enthalpy AS barrier, t.enthalpy - b.enthalpy AS barrier_back
  FROM transition_state t JOIN pressure p ON p.id = t.pressure
  JOIN minimum a ON a.id = t.minimum_a JOIN minimum b ON b.id = t.minimum_b
  WHERE p.pressure = ? ORDER BY t.enthalpy, t.id", params = at)
print(barriers)
dbDisconnect(database)
