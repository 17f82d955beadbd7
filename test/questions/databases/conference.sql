-- A conference: columns carry their table's prefix, singular tables, keys declared on some tables only.
CREATE TABLE speaker (spk_id INTEGER PRIMARY KEY, spk_name TEXT NOT NULL, spk_company TEXT, spk_country TEXT NOT NULL);
CREATE TABLE room (rom_id INTEGER PRIMARY KEY, rom_name TEXT NOT NULL, rom_floor INTEGER NOT NULL, rom_capacity INTEGER NOT NULL);
CREATE TABLE talk (
  tlk_id INTEGER PRIMARY KEY, tlk_title TEXT NOT NULL, tlk_topic TEXT NOT NULL, tlk_level TEXT NOT NULL,
  tlk_minutes INTEGER NOT NULL, tlk_year INTEGER NOT NULL, rom_id INTEGER NOT NULL REFERENCES room (rom_id)
);
CREATE TABLE talk_speaker (tlk_id INTEGER NOT NULL REFERENCES talk (tlk_id), spk_id INTEGER NOT NULL REFERENCES speaker (spk_id));
CREATE TABLE attendee (
  att_id INTEGER PRIMARY KEY, att_name TEXT NOT NULL, att_country TEXT NOT NULL, att_ticket_type TEXT NOT NULL,
  att_fee REAL NOT NULL, att_registered_on DATE NOT NULL
);
CREATE TABLE feedback (fbk_id INTEGER PRIMARY KEY, tlk_id INTEGER NOT NULL, att_id INTEGER NOT NULL, fbk_score INTEGER NOT NULL, fbk_comment TEXT);
CREATE TABLE sponsor (spo_id INTEGER PRIMARY KEY, spo_name TEXT NOT NULL, spo_level TEXT NOT NULL, spo_amount INTEGER NOT NULL, spo_year INTEGER NOT NULL);

INSERT INTO speaker VALUES
  (1, 'Hilde Aas', 'Nordlys', 'Norway'), (2, 'Ben Carver', 'Tidewire', 'Ireland'), (3, 'Chika Obi', NULL, 'Nigeria'),
  (4, 'Diego Luna', 'Cobalt', 'Mexico'), (5, 'Eva Novotna', 'Tidewire', 'Czechia'), (6, 'Farid Amiri', 'Nordlys', 'Iran'),
  (7, 'Greta Olsen', 'Cobalt', 'Norway'), (8, 'Hana Kim', NULL, 'Korea'), (9, 'Ian Mackay', 'Quarry Labs', 'Ireland'), (10, 'Julia Weiss', 'Tidewire', 'Austria');
INSERT INTO room VALUES (1, 'Aurora', 1, 300), (2, 'Borealis', 1, 120), (3, 'Cascade', 2, 80), (4, 'Delta', 2, 60), (5, 'Ember', 3, 40);
INSERT INTO talk VALUES
  (1, 'Taming Queues', 'Reliability', 'advanced', 45, 2025, 2), (2, 'Hello Graphs', 'Data', 'beginner', 30, 2025, 3),
  (3, 'Compilers for Lunch', 'Languages', 'intermediate', 60, 2025, 1), (4, 'Secrets of Keys', 'Security', 'advanced', 45, 2025, 2),
  (5, 'Your First Cluster', 'Reliability', 'beginner', 30, 2025, 4), (6, 'Colour and Charts', 'Data', 'beginner', 25, 2025, 3),
  (7, 'Types All the Way', 'Languages', 'advanced', 50, 2025, 1), (8, 'Breaking Badges', 'Security', 'intermediate', 40, 2025, 4),
  (9, 'Slow Queries, Fast', 'Data', 'intermediate', 45, 2026, 1), (10, 'Failing Well', 'Reliability', 'intermediate', 35, 2026, 2),
  (11, 'Parsing People', 'Languages', 'beginner', 30, 2026, 3), (12, 'Zero Trust Kitchens', 'Security', 'advanced', 55, 2026, 1),
  (13, 'Streams at Sea', 'Data', 'advanced', 50, 2026, 2), (14, 'Garbage Day', 'Languages', 'intermediate', 40, 2026, 4),
  (15, 'On Call with Kids', 'Reliability', 'beginner', 20, 2026, 3), (16, 'Lakehouse Tales', 'Data', 'intermediate', 45, 2026, 1),
  (17, 'Forgotten Ports', 'Security', 'beginner', 30, 2026, 4), (18, 'Closing Panel', 'Community', 'beginner', 75, 2026, 1);
INSERT INTO talk_speaker VALUES
  (1, 1), (2, 2), (2, 5), (3, 4), (4, 6), (5, 1), (6, 5), (7, 4), (7, 7), (8, 6), (9, 5), (10, 9), (11, 2), (12, 6), (13, 5), (13, 3), (14, 7), (15, 9), (16, 3),
  (17, 10), (18, 1), (18, 4), (18, 5);
INSERT INTO attendee
SELECT n,
  CASE n % 8 WHEN 0 THEN 'Ada' WHEN 1 THEN 'Bo' WHEN 2 THEN 'Cleo' WHEN 3 THEN 'Dov' WHEN 4 THEN 'Edda' WHEN 5 THEN 'Finn' WHEN 6 THEN 'Gus' ELSE 'Hedy' END || ' ' ||
  CASE n % 7 WHEN 0 THEN 'Kerr' WHEN 1 THEN 'Lowe' WHEN 2 THEN 'Moss' WHEN 3 THEN 'Nash' WHEN 4 THEN 'Orr' WHEN 5 THEN 'Pike' ELSE 'Rusk' END,
  CASE WHEN n % 10 < 4 THEN 'Norway' WHEN n % 10 < 7 THEN 'Ireland' WHEN n % 10 < 9 THEN 'Austria' ELSE 'Mexico' END,
  CASE WHEN n % 13 < 6 THEN 'regular' WHEN n % 13 < 10 THEN 'early bird' ELSE 'student' END,
  CASE WHEN n % 13 < 6 THEN 420.0 WHEN n % 13 < 10 THEN 310.0 ELSE 95.0 END,
  date('2026-11-19', '-' || (n * 17 % 200) || ' days')
FROM (WITH RECURSIVE s (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < 54) SELECT n FROM s);
INSERT INTO feedback
SELECT n, 1 + r % 31 % 16, 1 + r / 32 % 51, 1 + r / 2048 % 5, CASE WHEN n % 3 = 0 THEN NULL WHEN n % 3 = 1 THEN 'Loved it' ELSE 'Too fast' END
FROM (
  WITH RECURSIVE s (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < 190)
  SELECT n, ((n * n + 29) * 2654435761 & 4294967295) >> 11 AS r FROM s
);
INSERT INTO sponsor VALUES
  (1, 'Nordlys', 'gold', 25000, 2025), (2, 'Cobalt', 'silver', 12000, 2025), (3, 'Tidewire', 'gold', 27500, 2026), (4, 'Quarry Labs', 'bronze', 5000, 2026),
  (5, 'Fjord Bank', 'silver', 11000, 2026), (6, 'Pixel Foundry', 'bronze', 4500, 2025), (7, 'Nordlys', 'gold', 26000, 2026);
