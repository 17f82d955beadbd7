-- A real-estate agency: CamelCase plural tables, no declared foreign keys, buyers and sellers are both clients.
CREATE TABLE Agents (AgentID INTEGER PRIMARY KEY, AgentName TEXT, OfficeCity TEXT, CommissionRate REAL, ManagerID INTEGER);
CREATE TABLE Clients (ClientID INTEGER PRIMARY KEY, ClientName TEXT, Phone TEXT, City TEXT);
CREATE TABLE Properties (
  PropertyID INTEGER PRIMARY KEY, Address TEXT, City TEXT, PropertyType TEXT, Bedrooms INTEGER, AreaSqm INTEGER,
  BuiltYear INTEGER, AskingPrice INTEGER, ListedOn TEXT, AgentID INTEGER
);
CREATE TABLE Sales (SaleID INTEGER PRIMARY KEY, PropertyID INTEGER, BuyerID INTEGER, SellerID INTEGER, SoldOn TEXT, SalePrice INTEGER);
CREATE TABLE Viewings (ViewingID INTEGER PRIMARY KEY, PropertyID INTEGER, ClientID INTEGER, ViewedOn TEXT, Rating INTEGER);

INSERT INTO Agents VALUES
  (1, 'Petra Voss', 'Lindmoor', 2.5, NULL), (2, 'Sam Tully', 'Lindmoor', 2.0, 1), (3, 'Inez Prado', 'Castleby', 2.2, 1),
  (4, 'Rob Achterberg', 'Castleby', 1.8, 3), (5, 'Yuki Tan', 'Fernhurst', 2.1, 3), (6, 'Clem Dorsey', 'Fernhurst', 1.5, 5);
INSERT INTO Clients
SELECT n,
  CASE n % 7 WHEN 0 THEN 'Oscar' WHEN 1 THEN 'Pia' WHEN 2 THEN 'Quentin' WHEN 3 THEN 'Rhea' WHEN 4 THEN 'Stefan' WHEN 5 THEN 'Tilda' ELSE 'Ugo' END || ' ' ||
  CASE n % 5 WHEN 0 THEN 'Langley' WHEN 1 THEN 'Mercer' WHEN 2 THEN 'Norton' WHEN 3 THEN 'Osborne' ELSE 'Pell' END,
  CASE WHEN n % 8 = 0 THEN NULL ELSE '555-0' || (100 + n * 7) END,
  CASE WHEN n % 6 < 3 THEN 'Lindmoor' WHEN n % 6 < 5 THEN 'Castleby' ELSE 'Fernhurst' END
FROM (WITH RECURSIVE s (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < 34) SELECT n FROM s);
INSERT INTO Properties
SELECT n, (n * 13 % 97 + 1) || ' ' || CASE n % 5 WHEN 0 THEN 'Mill Lane' WHEN 1 THEN 'Abbey Road' WHEN 2 THEN 'Canal Street' WHEN 3 THEN 'Orchard Close' ELSE 'Station Hill' END,
  CASE WHEN n % 9 < 4 THEN 'Lindmoor' WHEN n % 9 < 7 THEN 'Castleby' ELSE 'Fernhurst' END,
  CASE WHEN n % 10 < 4 THEN 'apartment' WHEN n % 10 < 8 THEN 'house' WHEN n % 10 = 8 THEN 'studio' ELSE 'cottage' END,
  CASE WHEN n % 10 = 8 THEN 1 ELSE 1 + n * 3 % 5 END, 38 + n * 19 % 163, 1925 + n * 23 % 99,
  180000 + (n * 6151 % 521) * 1000, date('2026-10-30', '-' || (n * 43 % 900) || ' days'), 1 + r % 11 % 6
FROM (
  WITH RECURSIVE s (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < 70)
  SELECT n, ((n * n + 2) * 2654435761 & 4294967295) >> 11 AS r FROM s
);
INSERT INTO Sales
SELECT n, n + (n / 3), 1 + r % 31, 1 + (r % 31 + 1 + r / 64 % 30) % 32, date('2026-11-12', '-' || (n * 37 % 690) || ' days'),
  180000 + ((n + n / 3) * 6151 % 521) * 1000 - (n * 7 % 23) * 1000 + 4000
FROM (
  WITH RECURSIVE s (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < 49)
  SELECT n, ((n * n + 4) * 2654435761 & 4294967295) >> 11 AS r FROM s
);
INSERT INTO Viewings
SELECT n, 1 + r % 67, 1 + r / 128 % 33, date('2026-11-19', '-' || (n * 29 % 500) || ' days'), CASE WHEN n % 6 = 1 THEN NULL ELSE 1 + n * 3 % 5 END
FROM (
  WITH RECURSIVE s (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < 200)
  SELECT n, ((n * n + 7) * 2654435761 & 4294967295) >> 11 AS r FROM s
);
