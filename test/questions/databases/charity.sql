-- A charity: donors, campaigns, gifts without a campaign, flags kept as 0 and 1, volunteers who referred each other.
CREATE TABLE donors (
  donor_id INTEGER PRIMARY KEY, donor_name TEXT NOT NULL, donor_type TEXT NOT NULL, country TEXT NOT NULL, since_year INTEGER NOT NULL, email TEXT
);
CREATE TABLE campaigns (
  campaign_id INTEGER PRIMARY KEY, title TEXT NOT NULL, cause TEXT NOT NULL, goal_amount INTEGER NOT NULL, starts_on DATE NOT NULL, ends_on DATE
);
CREATE TABLE donations (
  donation_id INTEGER PRIMARY KEY, donor_id INTEGER NOT NULL REFERENCES donors (donor_id), campaign_id INTEGER REFERENCES campaigns (campaign_id),
  donated_on DATE NOT NULL, amount REAL NOT NULL, channel TEXT NOT NULL, is_recurring INTEGER NOT NULL
);
CREATE TABLE volunteers (volunteer_id INTEGER PRIMARY KEY, volunteer_name TEXT NOT NULL, city TEXT NOT NULL, birth_date DATE, referred_by INTEGER REFERENCES volunteers (volunteer_id));
CREATE TABLE shifts (
  shift_id INTEGER PRIMARY KEY, volunteer_id INTEGER NOT NULL REFERENCES volunteers (volunteer_id),
  campaign_id INTEGER NOT NULL REFERENCES campaigns (campaign_id), shift_date DATE NOT NULL, hours REAL NOT NULL
);

INSERT INTO donors
SELECT n,
  CASE WHEN n % 5 = 0 THEN CASE n WHEN 5 THEN 'Beacon Trust' WHEN 10 THEN 'Copperfield Ltd' WHEN 15 THEN 'Dovetail Group' WHEN 20 THEN 'Everly Fund' WHEN 25 THEN 'Foxglove Inc' WHEN 30 THEN 'Greyfriars Guild' ELSE 'Hearth Society' END
  ELSE CASE n % 9 WHEN 0 THEN 'Agnes' WHEN 1 THEN 'Boris' WHEN 2 THEN 'Clara' WHEN 3 THEN 'Denis' WHEN 4 THEN 'Edith' WHEN 5 THEN 'Frank' WHEN 6 THEN 'Gloria' WHEN 7 THEN 'Harold' ELSE 'Ingrid' END || ' ' ||
    CASE n % 7 WHEN 0 THEN 'Stone' WHEN 1 THEN 'Thorne' WHEN 2 THEN 'Upton' WHEN 3 THEN 'Vance' WHEN 4 THEN 'Walsh' WHEN 5 THEN 'York' ELSE 'Zeller' END END,
  CASE WHEN n % 5 = 0 THEN 'organization' ELSE 'individual' END,
  CASE WHEN n % 8 < 4 THEN 'Denmark' WHEN n % 8 < 6 THEN 'Chile' WHEN n % 8 = 6 THEN 'Kenya' ELSE 'India' END,
  2009 + n * 5 % 17, CASE WHEN n % 7 = 3 THEN NULL ELSE 'donor' || n || '@mail.example' END
FROM (WITH RECURSIVE s (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < 36) SELECT n FROM s);
INSERT INTO campaigns VALUES
  (1, 'Warm Winter', 'shelter', 9000, '2025-10-01', '2026-03-31'), (2, 'Clean Wells', 'water', 15000, '2025-02-01', NULL), (3, 'Books for All', 'education', 4000, '2026-01-15', '2026-06-30'),
  (4, 'Green Roofs', 'environment', 6500, '2026-04-01', '2026-12-31'), (5, 'School Meals', 'education', 12000, '2025-08-15', NULL), (6, 'River Rescue', 'environment', 8000, '2026-07-01', NULL), (7, 'Night Shelter', 'shelter', 5000, '2026-11-01', NULL);
INSERT INTO donations
SELECT n, 1 + r % 34, CASE WHEN n % 12 = 7 THEN NULL ELSE 1 + r / 64 % 19 % 6 END, date('2026-11-20', '-' || (n * 31 % 640) || ' days'),
  5 + (n * 89 % 397) + (n % 4) * 0.25, CASE WHEN n % 8 < 4 THEN 'web' WHEN n % 8 < 6 THEN 'post' WHEN n % 8 = 6 THEN 'phone' ELSE 'event' END, CASE WHEN n % 5 < 2 THEN 1 ELSE 0 END
FROM (
  WITH RECURSIVE s (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < 250)
  SELECT n, ((n * n + 14) * 2654435761 & 4294967295) >> 11 AS r FROM s
);
INSERT INTO volunteers VALUES
  (1, 'Maud Ellery', 'Torvik', '1958-02-11', NULL), (2, 'Nils Berge', 'Torvik', '1991-07-30', 1), (3, 'Opal Jansen', 'Haldane', '2001-12-03', 1), (4, 'Perry Quist', 'Haldane', NULL, 2),
  (5, 'Rita Solano', 'Mirefield', '1976-05-21', 2), (6, 'Seth Udall', 'Torvik', '1984-09-09', 1), (7, 'Tess Varga', 'Mirefield', '1999-03-17', 5), (8, 'Umar Wills', 'Haldane', '1969-10-26', NULL), (9, 'Vera Yates', 'Torvik', NULL, 5);
INSERT INTO shifts
SELECT n, 1 + r % 17 % 8, 1 + r / 32 % 13 % 6, date('2026-11-19', '-' || (n * 17 % 330) || ' days'), 1.5 + (n * 7 % 12) * 0.5
FROM (
  WITH RECURSIVE s (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < 120)
  SELECT n, ((n * n + 16) * 2654435761 & 4294967295) >> 11 AS r FROM s
);
