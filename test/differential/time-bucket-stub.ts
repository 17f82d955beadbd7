/**
 * TimescaleDB is not part of the test services. These functions stand in for its `time_bucket` on plain Postgres, so
 * that the SQL of the dialect runs; they follow its documented origins.
 */
export const timeBucketStub = [
  `create function time_bucket(width interval, moment timestamp) returns timestamp language sql immutable as $$
     select case
       when extract(year from width) * 12 + extract(month from width) > 0 then
         date_trunc('month', moment) - make_interval(months =>
           mod(mod((extract(year from moment)::int - 2000) * 12 + extract(month from moment)::int - 1,
             (extract(year from width) * 12 + extract(month from width))::int)
             + (extract(year from width) * 12 + extract(month from width))::int,
             (extract(year from width) * 12 + extract(month from width))::int))
       else date_bin(width, moment, timestamp '2000-01-03')
     end $$`,
  `create function time_bucket(width interval, day date) returns date language sql immutable as
     $$ select time_bucket(width, day::timestamp)::date $$`,
];
