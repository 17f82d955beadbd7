-- A helpdesk: singular snake_case tables, no declared foreign keys, tickets without an agent, timestamps.
CREATE TABLE team (id INTEGER PRIMARY KEY, name TEXT NOT NULL, region TEXT NOT NULL);
CREATE TABLE agent (id INTEGER PRIMARY KEY, name TEXT NOT NULL, team_id INTEGER, started_on DATE, seniority TEXT);
CREATE TABLE customer (id INTEGER PRIMARY KEY, company TEXT NOT NULL, industry TEXT, country TEXT, contract_tier TEXT, annual_contract_value INTEGER);
CREATE TABLE ticket (
  id INTEGER PRIMARY KEY, customer_id INTEGER NOT NULL, agent_id INTEGER, subject TEXT, category TEXT, priority TEXT, status TEXT,
  opened_at TIMESTAMP, closed_at TIMESTAMP, minutes_spent INTEGER
);
CREATE TABLE reply (id INTEGER PRIMARY KEY, ticket_id INTEGER NOT NULL, agent_id INTEGER NOT NULL, sent_at TIMESTAMP, word_count INTEGER);
CREATE TABLE survey (ticket_id INTEGER PRIMARY KEY, score INTEGER NOT NULL, remark TEXT);

INSERT INTO team VALUES (1, 'Billing Desk', 'Europe'), (2, 'Platform', 'Europe'), (3, 'Night Watch', 'Asia'), (4, 'Onboarding', 'Americas');
INSERT INTO agent VALUES
  (1, 'Una Drake', 1, '2019-03-04', 'senior'), (2, 'Vito Marsh', 1, '2022-08-15', 'junior'), (3, 'Wanda Pruitt', 2, '2018-01-22', 'lead'),
  (4, 'Xavi Roig', 2, '2021-05-10', 'senior'), (5, 'Yann Corbet', 3, '2023-11-06', 'junior'), (6, 'Zara Khan', 3, '2020-09-28', 'senior'),
  (7, 'Abe Lowell', 2, '2024-02-19', 'junior'), (8, 'Bess Tran', 4, '2025-04-14', 'junior'), (9, 'Cory Plum', 4, '2017-06-05', 'lead');
INSERT INTO customer VALUES
  (1, 'Acorn Foods', 'Food', 'France', 'gold', 48000), (2, 'Bluefin Logistics', 'Transport', 'Spain', 'silver', 21000), (3, 'Cedar Health', 'Healthcare', 'France', 'gold', 67000),
  (4, 'Dune Travel', 'Tourism', 'Morocco', 'bronze', 6500), (5, 'Echo Studios', 'Media', 'Brazil', 'silver', 18500), (6, 'Flint Steel', 'Manufacturing', 'Poland', 'gold', 72500),
  (7, 'Garnet Bank', 'Finance', 'Spain', 'gold', 95000), (8, 'Hazel Farms', 'Food', 'Poland', 'bronze', 8200), (9, 'Ivory Dental', 'Healthcare', 'France', 'bronze', 5400),
  (10, 'Jetty Marine', 'Transport', 'Morocco', 'silver', 16800), (11, 'Krypton Games', 'Media', 'Brazil', NULL, 12250), (12, 'Lumen Schools', NULL, 'Spain', 'silver', 14600), (13, 'Mosaic Tiles', 'Manufacturing', 'France', 'bronze', 7100);
INSERT INTO ticket
SELECT n, 1 + r % 37 % 12, CASE WHEN n % 13 = 4 THEN NULL ELSE 1 + r / 64 % 17 % 8 END,
  CASE n % 5 WHEN 0 THEN 'Invoice is wrong' WHEN 1 THEN 'Cannot log in' WHEN 2 THEN 'Export fails' WHEN 3 THEN 'Slow page' ELSE 'Password reset' END,
  CASE n % 5 WHEN 0 THEN 'billing' WHEN 1 THEN 'access' WHEN 2 THEN 'bug' WHEN 3 THEN 'performance' ELSE 'access' END,
  CASE WHEN n % 11 < 2 THEN 'urgent' WHEN n % 11 < 5 THEN 'high' WHEN n % 11 < 9 THEN 'normal' ELSE 'low' END,
  CASE WHEN n % 6 = 1 THEN 'open' WHEN n % 6 = 4 AND n % 4 = 0 THEN 'pending' ELSE 'closed' END, opened,
  CASE WHEN n % 6 = 1 OR (n % 6 = 4 AND n % 4 = 0) THEN NULL ELSE min(datetime(opened, '+' || (1 + n * 17 % 120) || ' hours'), '2026-11-20 19:00:00') END, 5 + n * 37 % 171
FROM (
  WITH RECURSIVE s (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < 240)
  SELECT n, datetime('2026-11-20 16:20:00', '-' || (n * 23 % 381) || ' days', '-' || (n * 7 % 9) || ' hours') AS opened, ((n * n + 20) * 2654435761 & 4294967295) >> 11 AS r FROM s
);
INSERT INTO reply
SELECT n, 1 + r % 237, 1 + r / 256 % 9, datetime('2026-11-20 18:05:00', '-' || (n * 13 % 370) || ' days'), 20 + n * 41 % 230
FROM (
  WITH RECURSIVE s (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < 290)
  SELECT n, ((n * n + 10) * 2654435761 & 4294967295) >> 11 AS r FROM s
);
INSERT INTO survey
SELECT n * 2, 1 + r % 5, CASE WHEN n % 3 = 0 THEN 'thanks' END
FROM (
  WITH RECURSIVE s (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < 110)
  SELECT n, ((n * n + 12) * 2654435761 & 4294967295) >> 11 AS r FROM s
);
