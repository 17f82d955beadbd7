export interface ErrorEntry {
  status: number;
  title: string;
  /** What the reader of docs/errors.md should do. */
  remedy: string;
}

const entry = (status: number, title: string, remedy: string): ErrorEntry => ({ status, title, remedy });

/** Every code AIR can answer with. docs/errors.md is generated from it; a code never changes its meaning. */
export const errorCatalogue = {
  'auth.required': entry(401, 'Authentication required', 'Send `Authorization: Bearer <token>`.'),
  'auth.invalid': entry(
    401,
    'Token not accepted',
    'Get a new token; the old one is expired, malformed or signed with another key.',
  ),
  'auth.forbidden': entry(403, 'Not allowed', 'Ask an administrator for a role that may do this.'),
  'auth.login_failed': entry(401, 'Login failed', 'Check user name and password; an administrator can set a new one.'),
  'auth.too_many_attempts': entry(429, 'Too many attempts', 'Wait for the time that the message names.'),
  'auth.revoked': entry(401, 'Session ended', 'Log in again.'),
  'auth.role_unknown': entry(403, 'Unknown role', 'Ask an administrator to create the role, or for another one.'),
  'auth.key_scope': entry(403, 'Outside the scope of the API key', 'Use a key with the scope that the message names.'),
  'auth.password_weak': entry(400, 'Password not accepted', 'Choose a longer password.'),
  'auth.link_invalid': entry(403, 'Link not valid', 'Restart AIR, or ask an administrator, for a new link.'),

  'policy.no_access': entry(403, 'No access to the datasource', 'Ask an administrator for a policy for your role.'),
  'policy.claim_missing': entry(403, 'Claim missing', 'Ask an administrator to set the claim that the message names.'),
  'policy.invalid': entry(422, 'Invalid policy', 'Correct the relation or column that the message names.'),
  'policy.result_denied': entry(403, 'Result outside your scope', 'Run it again: your own scope then applies.'),

  'model.none': entry(409, 'No model configured', 'Set one in the `models` section of the configuration.'),
  'model.unknown': entry(400, 'Unknown model', 'Use one of the models of GET /v1/models.'),
  'model.unavailable': entry(502, 'No model answered', 'See GET /v1/models for the reason of each.'),
  'model.timeout': entry(504, 'The model took too long', 'Try again, or raise `models.timeout`.'),
  'model.invalid_output': entry(502, 'The model answered in the wrong form', 'Try again, or use a larger model.'),
  'model.input_too_long': entry(
    413,
    'Too much text for a model',
    'Shorten the question or the documents, or raise `models.max_input_characters`.',
  ),
  'model.budget_exceeded': entry(429, 'Model budget used up', 'Wait for the next period, or ask for a larger budget.'),

  'answer.interrupted': entry(500, 'Answer interrupted', 'AIR ended while it answered; ask again.'),

  'document.unsupported': entry(415, 'Document type not supported', 'Upload Markdown, plain text or PDF.'),
  'document.unreadable': entry(422, 'Document cannot be read', 'Check that the file is whole and holds text.'),

  'config.unknown_key': entry(
    500,
    'Unknown configuration key',
    'Correct the key at the file and line that the message names.',
  ),
  'config.invalid': entry(
    500,
    'Invalid configuration',
    'Correct the value at the file and line that the message names.',
  ),
  'config.unsafe': entry(
    500,
    'Unsafe configuration',
    'Set a secret of your own before binding to an address that others can reach.',
  ),
  'config.port_in_use': entry(500, 'Port cannot be opened', 'Choose another port with --port or PORT.'),
  'config.sample_failed': entry(
    500,
    'No sample data',
    'Look at the disk of the data directory, or start with --no-sample.',
  ),
  'config.key_unsafe': entry(500, 'Key file readable by others', 'Restrict the file to its owner.'),
  'config.key_wrong': entry(500, 'Wrong key', 'Start AIR with the key that encrypted the stored secrets.'),

  'request.malformed': entry(400, 'Malformed request', 'Send well-formed JSON with `Content-Type: application/json`.'),
  'request.invalid': entry(400, 'Invalid request', 'Correct the field that the message names; see /docs for its type.'),
  'request.too_large': entry(413, 'Request too large', 'Send a smaller body; the limit is named in the message.'),
  'request.unsupported_media': entry(415, 'Unsupported media type', 'Send `Content-Type: application/json`.'),
  'request.not_found': entry(404, 'No such route', 'See /docs for the routes that exist.'),
  'request.wrong_method': entry(405, 'Method not allowed', 'Use one of the methods that the message names.'),

  'store.not_found': entry(404, 'Not found', 'Check the id; list the objects to see those that exist.'),
  'store.conflict': entry(409, 'Conflict', 'Choose another id or key, or read the object again before changing it.'),
  'store.unavailable': entry(
    503,
    'Control plane unavailable',
    'Check the control-plane database; the request may be repeated.',
  ),
  'store.newer': entry(
    500,
    'Control plane of a newer AIR',
    'Start the newer version, or use another control-plane database.',
  ),

  'datasource.invalid': entry(400, 'Invalid datasource', 'Correct the connection settings that the message names.'),
  'datasource.in_use': entry(409, 'Datasource in use', 'Archive the reports that are bound to it first.'),
  'datasource.not_learned': entry(
    409,
    'Datasource not learned yet',
    'POST /v1/learn?datasource_id=… and try again when it has finished.',
  ),
  'datasource.required': entry(400, 'Datasource required', 'Name one with datasource_id, or make one the default.'),

  'connector.unreachable': entry(
    502,
    'Datasource unreachable',
    'Check host, port and network; then test the connection again.',
  ),
  'connector.rejected': entry(502, 'Datasource refused the login', 'Check user name, password and database name.'),
  'connector.missing': entry(502, 'File or database does not exist', 'Check the path or the database name.'),
  'connector.path_denied': entry(400, 'Path not allowed', 'Use a path inside the base path of the datasource.'),
  'connector.file_corrupt': entry(422, 'File cannot be read', 'Repair or replace the file that the message names.'),
  'connector.query_failed': entry(
    422,
    'The engine could not run the query',
    'Read the message of the engine and correct the query.',
  ),
  'connector.write_refused': entry(403, 'The engine refused a write', 'AIR only reads; send a SELECT.'),
  'connector.lost': entry(502, 'Connection lost', 'Run it again; if it happens again, look at the engine’s own log.'),
  'connector.crashed': entry(
    502,
    'The engine process ended',
    'The query was more than the engine could bear; make it smaller.',
  ),

  'learn.failed': entry(502, 'Learning failed', 'Read the message; a table that cannot be read may need a grant.'),

  'ask.question_empty': entry(400, 'Empty question', 'Type a question in words.'),
  'ask.question_too_long': entry(400, 'Question too long', 'Shorten the question to the limit named in the message.'),
  'ask.not_understood': entry(
    422,
    'Not understood',
    'Reword the named part, pick one of the offered meanings, or configure a model.',
  ),

  'scope.invalid': entry(422, 'Scope cannot be read', 'Correct the line that the message names.'),
  'scope.not_approved': entry(409, 'Scope not approved', 'Approve the version of the scope first.'),

  'ir.invalid': entry(422, 'Invalid IR', 'Correct the field that the message names; see the IR schema in /docs.'),
  'ir.field_unknown': entry(422, 'Unknown field', 'Use a field of the catalog; the hint names the nearest.'),
  'ir.field_ambiguous': entry(422, 'Ambiguous field', 'Write the field with its entity, as the hint shows.'),
  'ir.join_unknown': entry(422, 'No join known', 'Name the join in `joins`, or choose entities that are connected.'),
  'ir.join_ambiguous': entry(422, 'Several joins possible', 'Name the join you mean in `joins`.'),
  'ir.fan_out': entry(
    422,
    'A join would multiply a metric',
    'Remove the join, or aggregate over the entity that owns the metric.',
  ),
  'ir.parameter_missing': entry(400, 'Parameter missing', 'Give a value for the required parameter.'),
  'ir.parameter_invalid': entry(400, 'Invalid parameter', 'Give a value of the type that the message names.'),

  'sql.unsupported': entry(422, 'Not supported on this engine', 'Use one of the forms that the message names.'),

  'guard.too_large': entry(422, 'Statement too large', 'Shorten the statement.'),
  'guard.not_parsed': entry(422, 'Statement not understood', 'Correct the syntax at the position given.'),
  'guard.not_single': entry(422, 'Not one statement', 'Send exactly one statement.'),
  'guard.not_read_only': entry(422, 'Not a read-only query', 'Send a SELECT, WITH … SELECT or VALUES.'),
  'guard.relation_denied': entry(422, 'Relation not allowed', 'Use the relations that the hint names.'),
  'guard.function_denied': entry(422, 'Function not allowed', 'Use functions that compute from values alone.'),
  'guard.construct_denied': entry(422, 'Construct not allowed', 'Leave out the construct at the position given.'),
  'guard.time_filter_required': entry(
    422,
    'Time filter required',
    'Filter the time column with both a start and an end.',
  ),
  'guard.costly_plan': entry(
    422,
    'Costly plan',
    'Narrow the query, or ask for an index on the column that the message names.',
  ),
  'guard.time_span_too_wide': entry(422, 'Time span too wide', 'Narrow the span to the limit named in the message.'),
  'guard.row_limit': entry(422, 'Row limit', 'Ask for fewer rows, or raise the limit in the configuration.'),
  'guard.row_scope': entry(403, 'Rows outside your scope', 'Ask an administrator for a wider scope.'),

  'run.not_cancelable': entry(409, 'Run already ended', 'Nothing is left to cancel.'),
  'run.canceled': entry(409, 'Run canceled', 'Run it again if you still want the answer.'),
  'run.timeout': entry(504, 'Time limit reached', 'Narrow the question, or raise the limit in the configuration.'),
  'run.memory_limit': entry(
    507,
    'Memory limit reached',
    'Narrow the question, or raise the limit in the configuration.',
  ),
  'run.runner_lost': entry(500, 'Runner lost', 'The process that executed the run ended; run it again.'),
  'run.no_runner': entry(503, 'No runner', 'Start a runner with `air runner`, or use `air serve`.'),
  'run.not_finished': entry(409, 'Run not finished', 'Wait until the run has succeeded.'),

  'results.gone': entry(410, 'Result no longer stored', 'Run it again.'),
  'results.disk_full': entry(
    507,
    'No space for the result',
    'Free space on the disk of the results folder, then run it again.',
  ),
  'results.disk_failed': entry(
    500,
    'Result cannot be stored or read',
    'Check the results folder: its disk, its owner, its permissions.',
  ),

  'report.invalid': entry(422, 'Invalid report definition', 'Correct the field that the message names.'),
  'report.datasource_required': entry(
    400,
    'Portable report needs a datasource',
    'Add ?datasource_id=… to the request.',
  ),

  'cli.usage': entry(400, 'Wrong usage', 'See `aircli --help`.'),
  'cli.unreachable': entry(502, 'Server unreachable', 'Start it with `make run`, or name it with --url.'),

  'internal.not_implemented': entry(501, 'Not available yet', 'See the README for what this version can do.'),
  'internal.bug': entry(500, 'Internal error', 'Report it with the trace id.'),
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof errorCatalogue;

export const errorCodes = Object.keys(errorCatalogue) as [ErrorCode, ...ErrorCode[]];
