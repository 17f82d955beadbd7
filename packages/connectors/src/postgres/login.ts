import type pg from 'pg';

interface Login {
  is_superuser: boolean;
  can_create_databases: boolean;
  can_create_roles: boolean;
  can_replicate: boolean;
  roles: string[];
  inserts: string;
  updates: string;
  deletes: string;
  truncates: string;
  schemas: string;
  can_create_schemas: boolean;
}

/** Names what the login could do beyond reading. */
export async function warnOfLogin(client: pg.Client): Promise<string[]> {
  const answer = await client.query<Login>(loginQuery);
  const login = answer.rows[0];
  if (!login) return [];
  if (login.is_superuser) return ['is a superuser: it may do anything on this server'];

  const writes = (['insert', 'update', 'delete', 'truncate'] as const).flatMap((verb) => {
    const count = Number(login[`${verb}s`]);
    return count > 0 ? [`may ${verb} in ${count} ${count === 1 ? 'table' : 'tables'}`] : [];
  });
  const schemas = Number(login.schemas);
  return [
    ...(login.can_create_databases ? ['may create databases'] : []),
    ...(login.can_create_roles ? ['may create roles'] : []),
    ...(login.can_replicate ? ['may replicate the whole server'] : []),
    ...login.roles.map((role) => `is a member of ${role}`),
    ...writes,
    ...(schemas > 0 ? [`may create tables in ${schemas} ${schemas === 1 ? 'schema' : 'schemas'}`] : []),
    ...(login.can_create_schemas ? ['may create schemas'] : []),
  ];
}

const loginQuery = `
  with relation as (
    select c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'v', 'f', 'm') and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
  )
  select r.rolsuper as is_superuser, r.rolcreatedb as can_create_databases, r.rolcreaterole as can_create_roles,
    r.rolreplication as can_replicate,
    array(
      select g.rolname::text from pg_roles g
      where g.rolname in ('pg_write_all_data', 'pg_write_server_files', 'pg_read_server_files',
        'pg_execute_server_program', 'pg_signal_backend', 'pg_maintain', 'pg_database_owner')
        and pg_has_role(current_user, g.oid, 'member')
      order by 1
    ) as roles,
    (select count(*) from relation where has_table_privilege(oid, 'insert')) as inserts,
    (select count(*) from relation where has_table_privilege(oid, 'update')) as updates,
    (select count(*) from relation where has_table_privilege(oid, 'delete')) as deletes,
    (select count(*) from relation where has_table_privilege(oid, 'truncate')) as truncates,
    (select count(*) from pg_namespace n where nspname <> 'information_schema' and nspname !~ '^pg_'
      and has_schema_privilege(n.oid, 'create')) as schemas,
    has_database_privilege(current_database(), 'create') as can_create_schemas
  from pg_roles r where r.rolname = current_user`;
