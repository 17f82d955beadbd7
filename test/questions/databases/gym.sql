-- A chain of gyms: snake_case, declared keys, timestamps, flags kept as 0 and 1, cancelled memberships.
CREATE TABLE clubs (club_id INTEGER PRIMARY KEY, club_name TEXT NOT NULL, city TEXT NOT NULL, area_sqm INTEGER NOT NULL);
CREATE TABLE plans (plan_id INTEGER PRIMARY KEY, plan_name TEXT NOT NULL, monthly_price REAL NOT NULL);
CREATE TABLE members (
  member_id INTEGER PRIMARY KEY, full_name TEXT NOT NULL, gender TEXT NOT NULL, birth_year INTEGER NOT NULL,
  plan_id INTEGER NOT NULL REFERENCES plans (plan_id), home_club_id INTEGER NOT NULL REFERENCES clubs (club_id),
  joined_at TIMESTAMP NOT NULL, cancelled_at TIMESTAMP
);
CREATE TABLE trainers (
  trainer_id INTEGER PRIMARY KEY, trainer_name TEXT NOT NULL, club_id INTEGER NOT NULL REFERENCES clubs (club_id),
  hourly_rate REAL NOT NULL, mentor_id INTEGER REFERENCES trainers (trainer_id)
);
CREATE TABLE classes (
  class_id INTEGER PRIMARY KEY, class_title TEXT NOT NULL, trainer_id INTEGER NOT NULL REFERENCES trainers (trainer_id),
  weekday TEXT NOT NULL, capacity INTEGER NOT NULL, difficulty TEXT NOT NULL
);
CREATE TABLE bookings (
  booking_id INTEGER PRIMARY KEY, class_id INTEGER NOT NULL REFERENCES classes (class_id),
  member_id INTEGER NOT NULL REFERENCES members (member_id), booked_for DATE NOT NULL, attended INTEGER NOT NULL
);
CREATE TABLE payments (
  payment_id INTEGER PRIMARY KEY, member_id INTEGER NOT NULL REFERENCES members (member_id), paid_at TIMESTAMP NOT NULL,
  amount REAL NOT NULL, method TEXT NOT NULL, status TEXT NOT NULL
);

INSERT INTO clubs VALUES (1, 'Iron Quay', 'Portham', 1400), (2, 'Summit', 'Leeford', 950), (3, 'Pulse', 'Portham', 620), (4, 'Anvil', 'Grantley', 2100);
INSERT INTO plans VALUES (1, 'Basic', 29.0), (2, 'Plus', 45.0), (3, 'Premium', 79.0), (4, 'Day Pass', 9.5);
INSERT INTO members
SELECT n,
  CASE n % 11 WHEN 0 THEN 'Abel' WHEN 1 THEN 'Bianca' WHEN 2 THEN 'Cyrus' WHEN 3 THEN 'Daphne' WHEN 4 THEN 'Elias' WHEN 5 THEN 'Flora'
    WHEN 6 THEN 'Gideon' WHEN 7 THEN 'Helga' WHEN 8 THEN 'Ivan' WHEN 9 THEN 'Jade' ELSE 'Kofi' END || ' ' ||
  CASE n % 6 WHEN 0 THEN 'Winters' WHEN 1 THEN 'Xu' WHEN 2 THEN 'Young' WHEN 3 THEN 'Zola' WHEN 4 THEN 'Abbot' ELSE 'Brandis' END,
  CASE WHEN n % 11 IN (1, 3, 5, 7, 9) THEN 'female' ELSE 'male' END, 1955 + n * 17 % 51,
  CASE WHEN n % 10 < 4 THEN 1 WHEN n % 10 < 7 THEN 2 ELSE 3 END, 1 + r % 13 % 4,
  datetime('2022-01-03 08:15:00', '+' || (n * 29) || ' days', '+' || (n * 7 % 11) || ' hours'),
  CASE WHEN n % 5 = 2 THEN datetime('2025-06-01 10:00:00', '+' || (n * 9) || ' days') END
FROM (
  WITH RECURSIVE s (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < 48)
  SELECT n, ((n * n + 1) * 2654435761 & 4294967295) >> 11 AS r FROM s
);
INSERT INTO trainers VALUES
  (1, 'Rosa Blum', 1, 48.0, NULL), (2, 'Kurt Vane', 1, 35.0, 1), (3, 'Mina Farrow', 2, 41.5, 1), (4, 'Theo Nkosi', 3, 33.0, 3),
  (5, 'Gwen Sharpe', 4, 39.0, 3), (6, 'Paul Ritter', 4, 30.5, 5), (7, 'Lotte Adair', 2, 29.0, NULL);
INSERT INTO classes VALUES
  (1, 'Morning Yoga', 1, 'Monday', 20, 'easy'), (2, 'Spin 45', 2, 'Tuesday', 24, 'hard'), (3, 'Deadlift Basics', 2, 'Thursday', 10, 'medium'),
  (4, 'Power Pilates', 3, 'Wednesday', 16, 'medium'), (5, 'Boxing', 4, 'Friday', 14, 'hard'), (6, 'Stretch and Breathe', 1, 'Saturday', 18, 'easy'),
  (7, 'Kettlebell Club', 5, 'Monday', 12, 'hard'), (8, 'Aqua Fit', 6, 'Sunday', 22, 'easy'), (9, 'Night Spin', 5, 'Thursday', 24, 'medium'), (10, 'Rope Skills', 6, 'Wednesday', 8, 'medium'),
  (11, 'Sunrise Pilates', 1, 'Friday', 15, 'easy');
INSERT INTO bookings
SELECT n, 1 + r % 29 % 9, 1 + r / 32 % 45, date('2026-11-20', '-' || (n * 31 % 365) || ' days'), CASE WHEN n % 7 IN (2, 5) THEN 0 ELSE 1 END
FROM (
  WITH RECURSIVE s (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < 260)
  SELECT n, ((n * n + 9) * 2654435761 & 4294967295) >> 11 AS r FROM s
);
INSERT INTO payments
SELECT n, 1 + r % 46, datetime('2026-11-20 21:40:00', '-' || (n * 23 % 400) || ' days', '-' || (n * 5 % 13) || ' hours'),
  CASE n % 4 WHEN 0 THEN 29.0 WHEN 1 THEN 45.0 WHEN 2 THEN 79.0 ELSE 9.5 END + (n * 3 % 17) * 0.5,
  CASE WHEN n % 9 < 5 THEN 'card' WHEN n % 9 < 7 THEN 'direct debit' ELSE 'cash' END,
  CASE WHEN n % 14 = 6 THEN 'failed' WHEN n % 14 = 11 THEN 'refunded' ELSE 'settled' END
FROM (
  WITH RECURSIVE s (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < 270)
  SELECT n, ((n * n + 21) * 2654435761 & 4294967295) >> 11 AS r FROM s
);
