-- City buses: short column names, no declared foreign keys, dates as ISO text, status codes.
CREATE TABLE dpt (dpt_cd TEXT PRIMARY KEY, dpt_nm TEXT, dst TEXT);
CREATE TABLE rte (rte_id INTEGER PRIMARY KEY, rte_nm TEXT, dpt_cd TEXT, len_km REAL, rte_typ TEXT);
CREATE TABLE drv (drv_id INTEGER PRIMARY KEY, fst_nm TEXT, lst_nm TEXT, hire_dt TEXT, lic_cls TEXT, hr_rate REAL);
CREATE TABLE veh (veh_id INTEGER PRIMARY KEY, plt_no TEXT, mfr TEXT, mk_yr INTEGER, seat_qty INTEGER, fuel_typ TEXT);
CREATE TABLE trip (
  trip_id INTEGER PRIMARY KEY, rte_id INTEGER, drv_id INTEGER, veh_id INTEGER, trip_dt TEXT, pax_cnt INTEGER,
  delay_min INTEGER, fare_amt REAL, stat_cd TEXT
);

INSERT INTO dpt VALUES ('N', 'North Yard', 'Uptown'), ('S', 'South Yard', 'Docklands'), ('W', 'West Yard', 'Mill Hill'), ('E', 'East Yard', 'Docklands');
INSERT INTO rte VALUES
  (1, 'Airport Express', 'N', 24.5, 'express'), (2, 'Harbor Loop', 'S', 11.2, 'local'), (3, 'University Line', 'N', 8.7, 'local'),
  (4, 'Night Owl', 'W', 31.0, 'night'), (5, 'Market Shuttle', 'S', 4.3, 'shuttle'), (6, 'Hillside', 'W', 15.8, 'local'),
  (7, 'Stadium Special', 'N', 12.6, 'express'), (8, 'Canal Crosstown', 'S', 18.9, 'local'), (9, 'Old Town Heritage', 'W', 5.5, 'shuttle'), (10, 'Ferry Link', 'S', 6.9, 'shuttle');
INSERT INTO drv VALUES
  (1, 'Carla', 'Diaz', '2009-04-12', 'D', 24.5), (2, 'Mehmet', 'Aydin', '2014-09-01', 'D', 22.0), (3, 'Joan', 'Price', '2018-02-19', 'D1', 19.75),
  (4, 'Lars', 'Holm', '2020-07-06', 'D', 18.5), (5, 'Bea', 'Santos', '2012-11-23', 'DE', 23.25), (6, 'Tom', 'Archer', '2023-05-15', 'D1', 17.0),
  (7, 'Ivy', 'Cole', '2021-10-04', 'D', 18.0), (8, 'Raj', 'Patel', '2016-01-25', 'DE', 21.5), (9, 'Olga', 'Petrov', '2024-03-11', 'D1', 16.5),
  (10, 'Dan', 'Price', '2025-06-02', 'D', 16.0);
INSERT INTO veh VALUES
  (101, 'BX-1180', 'Volvo', 2015, 42, 'diesel'), (102, 'BX-1181', 'Volvo', 2015, 44, 'diesel'), (103, 'BX-2044', 'Solaris', 2019, 38, 'hybrid'),
  (104, 'BX-2050', 'Solaris', 2020, 36, 'electric'), (105, 'BX-2391', 'MAN', 2017, 50, 'diesel'), (106, 'BX-3002', 'BYD', 2022, 34, 'electric'),
  (107, 'BX-3003', 'BYD', 2023, 35, 'electric'), (108, 'BX-0977', 'MAN', 2008, 55, 'diesel'), (109, 'BX-3110', 'Volvo', 2021, 40, 'hybrid'),
  (110, 'BX-0801', 'Ikarus', 1999, 60, 'diesel');
INSERT INTO trip
SELECT n, 1 + r % 23 % 8, 1 + r / 32 % 19 % 9, 101 + r / 1024 % 9,
  date('2026-11-20', '-' || (n * 41 % 420) || ' days'), 4 + n * 29 % 53,
  CASE WHEN n % 9 = 4 THEN NULL ELSE n * 13 % 27 END, round((4 + n * 29 % 53) * (1.4 + (n % 5) * 0.15), 2),
  CASE WHEN n % 12 = 5 THEN 'CX' WHEN n % 12 = 7 THEN 'LT' ELSE 'OK' END
FROM (
  WITH RECURSIVE s (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < 280)
  SELECT n, ((n * n + 7) * 2654435761 & 4294967295) >> 11 AS r FROM s
);
