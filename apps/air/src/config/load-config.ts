import { existsSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { AirError, defaultLimits, type Limits } from '@air/core';
import type { ModelSettings } from '@air/models';
import type { AuthSettings } from '@air/server';
import { checkSafety, isLoopback } from './check-safety.ts';
import { type AnalyticsSource, type ConfigFile, configSchema } from './config-schema.ts';
import { modelSettingsOf } from './model-settings.ts';
import { readConfigFile } from './read-config-file.ts';

/** What the command line may say; it wins over the environment, which wins over the file. */
export interface Flags {
  config?: string | undefined;
  dataDir?: string | undefined;
  host?: string | undefined;
  port?: string | undefined;
  auth?: string | undefined;
}

export interface Config {
  /** Null when AIR runs on defaults alone. */
  file: string | null;
  dataDirectory: string;
  host: string;
  port: number;
  auth: AuthSettings;
  auditRetentionMs: number;
  controlPlane: { driver: 'sqlite' | 'postgres'; dsn: string };
  analyticsSources: AnalyticsSource[];
  files: { allowedExtensions: string[]; inferRows: number; basePath: string | null };
  engineMemoryMb: number;
  models: ModelSettings;
  limits: Limits;
  logLevel: ConfigFile['telemetry']['level'];
}

/** Puts flags, environment, file and defaults together. Says nothing about safety: whoever opens a port asks `assertSafe`. */
export function loadConfig(flags: Flags, environment: Record<string, string | undefined> = process.env): Config {
  const dataDirectory = resolve(flags.dataDir ?? (environment['AIR_DATA_DIR'] || 'data'));
  const file = findFile(flags.config, dataDirectory);
  const settings = file ? readConfigFile(file, environment) : configSchema.parse({});
  const host = flags.host ?? settings.server.host;
  const auth = settings.server.auth;
  return {
    file,
    dataDirectory,
    host,
    port: portOf(flags.port, '--port') ?? portOf(environment['PORT'] || undefined, 'PORT') ?? settings.server.port,
    auth: {
      isEnabled: authOf(flags.auth) ?? auth.enabled ?? !isLoopback(host),
      jwtSecret: auth.jwt_secret,
      previousJwtSecrets: auth.previous_jwt_secrets,
      tokenExpiryMs: auth.token_expiry,
      refreshExpiryMs: auth.refresh_expiry,
    },
    auditRetentionMs: settings.audit.retention,
    controlPlane: settings.control_plane,
    analyticsSources: settings.analytics_sources,
    files: {
      allowedExtensions: settings.files.allowed_ext,
      inferRows: settings.files.infer_rows,
      basePath: settings.files.base_path ? resolve(dataDirectory, settings.files.base_path) : null,
    },
    engineMemoryMb: (settings.file_service ?? settings.python)?.resource_limits.memory_mb ?? 2048,
    models: modelSettingsOf(settings.models),
    limits: limitsOf(settings),
    logLevel: settings.telemetry.level,
  };
}

/** Throws `config.unsafe` when listening as configured would open AIR to strangers. */
export function assertSafe(config: Config): void {
  checkSafety({ host: config.host, authEnabled: config.auth.isEnabled, jwtSecret: config.auth.jwtSecret });
}

function findFile(named: string | undefined, dataDirectory: string): string | null {
  if (named === undefined) {
    const usual = join(dataDirectory, 'config.yaml');
    return existsSync(usual) ? usual : null;
  }
  const candidates = isAbsolute(named) ? [named] : [resolve(named), join(dataDirectory, named)];
  const found = candidates.find((path) => existsSync(path));
  if (!found) {
    throw new AirError('config.invalid', `configuration file ${named} does not exist`, {
      hint: `looked at ${candidates.join(' and ')}`,
    });
  }
  return found;
}

function portOf(text: string | undefined, name: string): number | undefined {
  if (text === undefined) return undefined;
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) {
    throw new AirError('config.invalid', `${name}: "${text}" is not a port`, { hint: 'give a number from 0 to 65535' });
  }
  return port;
}

function authOf(word: string | undefined): boolean | undefined {
  if (word === undefined) return undefined;
  if (word === 'enabled' || word === 'disabled') return word === 'enabled';
  throw new AirError('config.invalid', `--auth: "${word}" is neither "enabled" nor "disabled"`);
}

function limitsOf({ safety }: ConfigFile): Limits {
  return {
    ...defaultLimits,
    defaultRows: Math.min(safety.default_row_limit, safety.max_row_limit),
    maxRows: safety.max_row_limit,
    maxSpanDays: safety.enforce_time_filter_days,
    timeoutMs: safety.query_timeout,
    maxBytes: safety.max_result_mb * 1024 * 1024,
  };
}
