import { z } from 'zod';
import { accessLevels, tags } from '../operation.ts';
import { idSchema, timestampSchema } from './common.ts';

const [, ...roleLevels] = accessLevels;

export const userNameSchema = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_.@+-]{0,199}$/, 'letters, digits and "_.@+-" only, at most 200')
  .transform((name) => name.toLowerCase());

export const passwordSchema = z.string().min(1).max(1_000);

/** What is known of a person beyond name and role, and what row rules refer to by name: `store_ids`, `region`. */
export const claimsSchema = z
  .record(
    z.string().regex(/^[a-z][a-z0-9_]{0,62}$/),
    z.union([
      z.string().max(1_000),
      z.number(),
      z.boolean(),
      z.array(z.union([z.string().max(1_000), z.number()])).max(1_000),
    ]),
  )
  .meta({ id: 'Claims' });

export const loginSchema = z
  .strictObject({
    username: userNameSchema,
    password: passwordSchema,
    /** Needed only where several organisations know the name. */
    org_id: idSchema.optional(),
  })
  .meta({ id: 'Login' });

export const setupSchema = z
  .strictObject({ token: z.string().min(1).max(200), username: userNameSchema, password: passwordSchema })
  .meta({ id: 'Setup' });

export const refreshSchema = z
  .strictObject({ refresh_token: z.string().min(1).max(500).optional() })
  .meta({ id: 'Refresh' });

export const newPasswordSchema = z
  .strictObject({ old_password: passwordSchema, new_password: passwordSchema })
  .meta({ id: 'NewPassword' });

/** Who a request is served for. */
export const identitySchema = z
  .strictObject({
    user_id: z.string(),
    username: z.string(),
    display_name: z.string(),
    org_id: z.string(),
    role: z.string(),
    level: z.enum(roleLevels),
    store_id: z.string().nullable(),
    store_ids: z.array(z.string()),
    is_all_stores: z.boolean(),
    claims: claimsSchema,
    /** How they were recognised. `local`: authentication is off and this is the person at the machine. */
    via: z.enum(['local', 'session', 'token', 'api_key']),
  })
  .meta({ id: 'Identity' });

export const sessionSchema = z
  .strictObject({
    access_token: z.string(),
    token_type: z.literal('Bearer'),
    /** Seconds. */
    expires_in: z.int(),
    /** To be used once; each refresh gives the next. */
    refresh_token: z.string(),
    user: identitySchema,
  })
  .meta({ id: 'Session' });

/** What the page must know before anybody has logged in. */
export const authStateSchema = z
  .strictObject({
    enabled: z.boolean(),
    /** No user exists yet: the link printed in the terminal creates the first one. */
    needs_setup: z.boolean(),
  })
  .meta({ id: 'AuthState' });

export const userSchema = z
  .strictObject({
    id: z.string(),
    username: z.string(),
    display_name: z.string(),
    role: z.string(),
    claims: claimsSchema,
    disabled: z.boolean(),
    last_login_at: timestampSchema.nullable(),
    created_at: timestampSchema,
    updated_at: timestampSchema,
  })
  .meta({ id: 'User' });

export const newUserSchema = z
  .strictObject({
    username: userNameSchema,
    display_name: z.string().max(200).optional(),
    role: idSchema,
    claims: claimsSchema.default({}),
    /** Left out: the answer holds a link by which the person sets one. */
    password: passwordSchema.optional(),
  })
  .meta({ id: 'NewUser' });

export const createdUserSchema = z
  .strictObject({ ...userSchema.shape, invite_token: z.string().nullable() })
  .meta({ id: 'CreatedUser' });

export const userChangeSchema = z
  .strictObject({
    display_name: z.string().max(200).optional(),
    role: idSchema.optional(),
    claims: claimsSchema.optional(),
    disabled: z.boolean().optional(),
    password: passwordSchema.optional(),
  })
  .meta({ id: 'UserChange' });

export const roleSchema = z
  .strictObject({
    name: idSchema,
    level: z.enum(roleLevels),
    description: z.string(),
    /** `admin`, `analyst` and `viewer` are always there. */
    built_in: z.boolean(),
  })
  .meta({ id: 'Role' });

export const newRoleSchema = z
  .strictObject({ name: idSchema, level: z.enum(roleLevels), description: z.string().max(500).default('') })
  .meta({ id: 'NewRole' });

/** `<tag>:read` for GET, `<tag>:write` for the rest; `*` for all that the owner may do. */
export const keyScopeSchema = z.union([
  z.literal('*'),
  z.templateLiteral([z.enum(tags), ':', z.enum(['read', 'write'])]),
]);

export const apiKeySchema = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    user_id: z.string(),
    scopes: z.array(keyScopeSchema),
    /** When given, the key reaches these reports and their runs alone. */
    report_keys: z.array(idSchema).nullable(),
    expires_at: timestampSchema.nullable(),
    last_used_at: timestampSchema.nullable(),
    created_at: timestampSchema,
  })
  .meta({ id: 'ApiKey' });

export const newApiKeySchema = z
  .strictObject({
    name: z.string().min(1).max(200),
    scopes: z.array(keyScopeSchema).min(1).max(50),
    report_keys: z.array(idSchema).min(1).max(100).nullable().default(null),
    /** Days until it ends; null for never. */
    expires_in_days: z.int().min(1).max(3_650).nullable().default(90),
  })
  .meta({ id: 'NewApiKey' });

/** The key itself is shown this once. */
export const createdApiKeySchema = z
  .strictObject({ ...apiKeySchema.shape, key: z.string() })
  .meta({ id: 'CreatedApiKey' });

export type Identity = z.output<typeof identitySchema>;
export type Session = z.output<typeof sessionSchema>;
export type Claims = z.output<typeof claimsSchema>;
export type KeyScope = z.output<typeof keyScopeSchema>;
