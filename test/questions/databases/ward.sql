-- Hospital wards: CamelCase, singular tables, declared keys, two roles of the same table, a self reference.
CREATE TABLE Ward (WardID INTEGER PRIMARY KEY, WardName TEXT NOT NULL, Floor INTEGER NOT NULL, BedCount INTEGER NOT NULL);
CREATE TABLE Doctor (
  DoctorID INTEGER PRIMARY KEY, FullName TEXT NOT NULL, Specialty TEXT NOT NULL, HiredYear INTEGER NOT NULL,
  Salary INTEGER NOT NULL, SupervisorID INTEGER REFERENCES Doctor (DoctorID)
);
CREATE TABLE Patient (
  PatientID INTEGER PRIMARY KEY, FirstName TEXT NOT NULL, LastName TEXT NOT NULL, Gender TEXT NOT NULL,
  BirthDate DATE NOT NULL, BloodType TEXT, City TEXT NOT NULL
);
CREATE TABLE Admission (
  AdmissionID INTEGER PRIMARY KEY, PatientID INTEGER NOT NULL REFERENCES Patient (PatientID),
  WardID INTEGER NOT NULL REFERENCES Ward (WardID), AdmittingDoctorID INTEGER NOT NULL REFERENCES Doctor (DoctorID),
  AttendingDoctorID INTEGER NOT NULL REFERENCES Doctor (DoctorID), AdmittedOn DATE NOT NULL, DischargedOn DATE,
  Diagnosis TEXT NOT NULL, BillAmount REAL NOT NULL
);
CREATE TABLE Medication (MedicationID INTEGER PRIMARY KEY, MedicationName TEXT NOT NULL, UnitCost REAL NOT NULL, Form TEXT NOT NULL);
CREATE TABLE Prescription (
  AdmissionID INTEGER NOT NULL REFERENCES Admission (AdmissionID), MedicationID INTEGER NOT NULL REFERENCES Medication (MedicationID),
  Quantity INTEGER NOT NULL, PRIMARY KEY (AdmissionID, MedicationID)
);

INSERT INTO Ward VALUES (1, 'Cardiology', 3, 24), (2, 'Maternity', 2, 18), (3, 'Orthopedics', 1, 30), (4, 'Pediatrics', 2, 20), (5, 'Burns', 4, 8);
INSERT INTO Doctor VALUES
  (1, 'Ruth Calder', 'Cardiology', 2001, 182000, NULL), (2, 'Anil Mehta', 'Cardiology', 2010, 151000, 1),
  (3, 'Sofia Rojas', 'Obstetrics', 2006, 164000, 1), (4, 'Peter Lund', 'Orthopedics', 2013, 139500, 3),
  (5, 'Wei Zhang', 'Pediatrics', 2015, 128000, 3), (6, 'Nora Flint', 'Orthopedics', 2019, 117000, 4),
  (7, 'Jack Osei', 'Pediatrics', 2021, 109000, 5), (8, 'Lena Vogt', 'Anesthesia', 2008, 158500, 1),
  (9, 'Marco Bell', 'Cardiology', 2022, 104000, 2);
INSERT INTO Patient
SELECT n,
  CASE n % 9 WHEN 0 THEN 'Alice' WHEN 1 THEN 'Bruno' WHEN 2 THEN 'Celia' WHEN 3 THEN 'David' WHEN 4 THEN 'Emma'
    WHEN 5 THEN 'Felix' WHEN 6 THEN 'Gina' WHEN 7 THEN 'Hugo' ELSE 'Irene' END,
  CASE n % 8 WHEN 0 THEN 'Adler' WHEN 1 THEN 'Berg' WHEN 2 THEN 'Cross' WHEN 3 THEN 'Dahl' WHEN 4 THEN 'Estes'
    WHEN 5 THEN 'Frost' WHEN 6 THEN 'Grant' ELSE 'Hale' END,
  CASE WHEN n % 9 IN (0, 2, 4, 6, 8) THEN 'F' ELSE 'M' END,
  date('1941-03-05', '+' || (n * 733) || ' days'),
  CASE WHEN n % 7 = 0 THEN NULL WHEN n % 5 < 2 THEN 'O+' WHEN n % 5 = 2 THEN 'A+' WHEN n % 5 = 3 THEN 'B-' ELSE 'AB+' END,
  CASE WHEN n % 4 = 0 THEN 'Northam' WHEN n % 4 = 1 AND n % 3 = 0 THEN 'Selby' ELSE 'Kingsport' END
FROM (WITH RECURSIVE s (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < 38) SELECT n FROM s);
INSERT INTO Admission
SELECT n, 1 + r % 35, 1 + r / 64 % 11 % 4, 1 + r / 512 % 9, 1 + r / 4096 % 8, day,
  CASE WHEN n % 10 = 3 THEN NULL ELSE date(day, '+' || (1 + n * 7 % 17) || ' days') END,
  CASE r % 7 WHEN 0 THEN 'Fracture' WHEN 1 THEN 'Pneumonia' WHEN 2 THEN 'Arrhythmia' WHEN 3 THEN 'Fracture' WHEN 4 THEN 'Asthma'
    WHEN 5 THEN 'Appendicitis' ELSE 'Pneumonia' END,
  900 + (n * 617 % 4801) + n * 0.5
FROM (
  WITH RECURSIVE s (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < 150)
  SELECT n, date('2026-11-18', '-' || (n * 53 % 700) || ' days') AS day, ((n * n + 5) * 2654435761 & 4294967295) >> 11 AS r FROM s
);
INSERT INTO Medication VALUES
  (1, 'Amoxil', 4.5, 'tablet'), (2, 'Cardizor', 12.75, 'tablet'), (3, 'Dolorex', 2.2, 'syrup'), (4, 'Fibrolan', 31.0, 'injection'),
  (5, 'Nebulin', 8.4, 'inhaler'), (6, 'Paxeril', 6.1, 'tablet'), (7, 'Zentrex', 45.0, 'injection');
INSERT OR IGNORE INTO Prescription
SELECT 1 + r % 149, 1 + r / 256 % 13 % 6, 1 + n * 7 % 9
FROM (
  WITH RECURSIVE s (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < 220)
  SELECT n, ((n * n + 3) * 2654435761 & 4294967295) >> 11 AS r FROM s
);
