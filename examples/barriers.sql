-- The lowest barriers at P = 0: sqlite3 -readonly -box DIR/landscape.db < barriers.sql
SELECT t.id AS transition_state,
       t.enthalpy - m.enthalpy AS barrier,
       t.minimum_a,
       t.minimum_b
FROM transition_state AS t
JOIN minimum AS m ON m.id = t.minimum_a
JOIN pressure AS p ON p.id = t.pressure
WHERE p.pressure = 0
ORDER BY barrier, t.id
LIMIT 5;
