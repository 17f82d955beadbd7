-- Public library: snake_case, plural tables, declared keys, a bridge table, loans not yet returned.
CREATE TABLE branches (id INTEGER PRIMARY KEY, name TEXT NOT NULL, city TEXT NOT NULL, opened_year INTEGER NOT NULL);
CREATE TABLE authors (id INTEGER PRIMARY KEY, first_name TEXT NOT NULL, last_name TEXT NOT NULL, country TEXT NOT NULL, birth_year INTEGER);
CREATE TABLE books (
  id INTEGER PRIMARY KEY, title TEXT NOT NULL, genre TEXT NOT NULL, language TEXT NOT NULL,
  published_year INTEGER NOT NULL, pages INTEGER NOT NULL, replacement_cost REAL NOT NULL
);
CREATE TABLE book_authors (
  book_id INTEGER NOT NULL REFERENCES books (id), author_id INTEGER NOT NULL REFERENCES authors (id),
  PRIMARY KEY (book_id, author_id)
);
CREATE TABLE members (
  id INTEGER PRIMARY KEY, first_name TEXT NOT NULL, last_name TEXT NOT NULL, email TEXT,
  city TEXT NOT NULL, member_type TEXT NOT NULL, joined_on DATE NOT NULL
);
CREATE TABLE loans (
  id INTEGER PRIMARY KEY, book_id INTEGER NOT NULL REFERENCES books (id), member_id INTEGER NOT NULL REFERENCES members (id),
  branch_id INTEGER NOT NULL REFERENCES branches (id), loaned_on DATE NOT NULL, due_on DATE NOT NULL,
  returned_on DATE, fine_amount REAL NOT NULL DEFAULT 0
);

INSERT INTO branches VALUES
  (1, 'Riverside', 'Alder', 1968), (2, 'Old Mill', 'Alder', 1985), (3, 'Harbour', 'Brightwater', 1994),
  (4, 'Hilltop', 'Corran', 2003), (5, 'Station', 'Brightwater', 2019);
INSERT INTO authors VALUES
  (1, 'Mara', 'Lindqvist', 'Sweden', 1951), (2, 'Tomas', 'Okafor', 'Nigeria', 1963), (3, 'Elena', 'Brandt', 'Germany', 1947),
  (4, 'Kenji', 'Morita', 'Japan', 1972), (5, 'Lucia', 'Ferran', 'Spain', NULL), (6, 'Owen', 'Pryce', 'Wales', 1980),
  (7, 'Amina', 'Okafor', 'Nigeria', 1990), (8, 'Piotr', 'Zielin', 'Poland', 1939), (9, 'Grace', 'Holloway', 'Canada', 1968),
  (10, 'Henrik', 'Lindqvist', 'Sweden', 1977), (11, 'Yara', 'Costa', 'Brazil', NULL), (12, 'Dmitri', 'Halo', 'Germany', 1958), (13, 'Ulla', 'Stern', 'Germany', 1984);
INSERT INTO books VALUES
  (1, 'The Salt Road', 'Mystery', 'English', 1998, 312, 18.5), (2, 'Winter Ferry', 'Mystery', 'Swedish', 2004, 288, 16.0),
  (3, 'A Field of Clocks', 'Science', 'English', 2011, 420, 32.0), (4, 'Quiet Engines', 'Science', 'German', 1987, 356, 28.5),
  (5, 'Bread and Stars', 'Poetry', 'Spanish', 2015, 96, 12.0), (6, 'The Glass Orchard', 'Fantasy', 'English', 2019, 540, 24.0),
  (7, 'Paper Lanterns', 'History', 'Japanese', 1992, 264, 21.0), (8, 'The Last Lighthouse', 'Mystery', 'English', 2021, 334, 19.0),
  (9, 'Lagos by Night', 'History', 'English', 2001, 410, 26.5), (10, 'Tides', 'Poetry', 'English', 1979, 72, 9.5),
  (11, 'The Cartographer', 'Fantasy', 'Swedish', 2008, 602, 27.0), (12, 'Small Machines', 'Science', 'English', 2016, 248, 22.5),
  (13, 'Iron Winter', 'History', 'Polish', 1975, 388, 17.0), (14, 'Snow Letters', 'Poetry', 'Polish', 1983, 110, 11.0),
  (15, 'The Ninth Door', 'Fantasy', 'English', 2013, 476, 23.5), (16, 'Harvest of Dust', 'History', 'English', 2020, 352, 25.0),
  (17, 'Deep Water', 'Science', 'English', 2022, 298, 30.0), (18, 'The Baker''s Alibi', 'Mystery', 'English', 2017, 276, 15.5),
  (19, 'Night Gardens', 'Fantasy', 'Japanese', 1999, 368, 20.0), (20, 'Blue Hour', 'Poetry', 'Spanish', 2006, 88, 10.5);
INSERT INTO book_authors VALUES
  (1, 9), (2, 1), (3, 2), (3, 12), (4, 3), (5, 5), (6, 6), (7, 4), (8, 9), (8, 6), (9, 2), (9, 7), (10, 6), (11, 10),
  (12, 12), (13, 8), (14, 8), (15, 7), (16, 7), (17, 9), (18, 9), (19, 4), (20, 5), (11, 1);
INSERT INTO members
SELECT n,
  CASE n % 10 WHEN 0 THEN 'Iris' WHEN 1 THEN 'Noah' WHEN 2 THEN 'Freya' WHEN 3 THEN 'Samuel' WHEN 4 THEN 'Grace'
    WHEN 5 THEN 'Leo' WHEN 6 THEN 'Hanna' WHEN 7 THEN 'Victor' WHEN 8 THEN 'Paula' ELSE 'Ewan' END,
  CASE n % 7 WHEN 0 THEN 'Marsh' WHEN 1 THEN 'Tanner' WHEN 2 THEN 'Quill' WHEN 3 THEN 'Reyes' WHEN 4 THEN 'Boon'
    WHEN 5 THEN 'Sato' ELSE 'Novak' END,
  CASE WHEN n % 6 = 0 THEN NULL ELSE 'reader' || n || '@post.example' END,
  CASE WHEN n % 9 < 4 THEN 'Alder' WHEN n % 9 < 7 THEN 'Brightwater' ELSE 'Corran' END,
  CASE WHEN n % 11 < 5 THEN 'adult' WHEN n % 11 < 8 THEN 'student' ELSE 'senior' END,
  date('2021-01-10', '+' || (n * 67) || ' days')
FROM (WITH RECURSIVE s (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < 31) SELECT n FROM s);
INSERT INTO loans
SELECT n, 1 + r % 19, 1 + r / 32 % 28, 1 + r / 1024 % 17 % 5, day, date(day, '+21 days'),
  CASE WHEN n % 8 = 0 THEN NULL ELSE date(day, '+' || (3 + n * 11 % 40) || ' days') END,
  CASE WHEN n % 8 <> 0 AND n * 11 % 40 > 18 THEN (n * 11 % 40 - 18) * 0.25 ELSE 0 END
FROM (
  WITH RECURSIVE s (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < 230)
  SELECT n, date('2026-11-20', '-' || (n * 37 % 660) || ' days') AS day, ((n * n + 11) * 2654435761 & 4294967295) >> 11 AS r FROM s
);
