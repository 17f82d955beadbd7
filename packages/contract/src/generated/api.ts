// Made by `npm run generate` from packages/contract. Not to be edited.
export interface paths {
    "/v1/datasources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the datasources with their health */
        get: operations["listDatasources"];
        put?: never;
        /** Registers a datasource and tests it; what cannot be reached is registered all the same and says so */
        post: operations["createDatasource"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/datasources/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tries a connection without storing it */
        post: operations["testDatasource"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/datasources/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows one datasource */
        get: operations["getDatasource"];
        put?: never;
        post?: never;
        /** Removes a datasource that no report is bound to */
        delete: operations["deleteDatasource"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/datasources/{id}/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tests the connection of a datasource */
        post: operations["checkDatasource"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/learn": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Learns the structure of a datasource; waits up to `wait` seconds for the end */
        post: operations["learn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/schema/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows what AIR knows about a datasource: tables, columns, relationships, schema notes */
        get: operations["getSchema"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/datasources/{id}/synonyms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the phrases that were given a meaning for a datasource */
        get: operations["listSynonyms"];
        put?: never;
        /** Gives a phrase a meaning for a datasource */
        post: operations["createSynonym"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/datasources/{id}/synonyms/{synonym_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Forgets a phrase */
        delete: operations["deleteSynonym"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ask": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Turns a question into a scope draft, or into questions with options when it is unsure */
        post: operations["ask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scopes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the scopes, newest first */
        get: operations["listScopes"];
        put?: never;
        /** Stores a scope draft as version 1 */
        post: operations["createScope"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scopes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a scope with all its versions */
        get: operations["getScope"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scopes/{id}/version": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds a version from edited Markdown, re-planned; or approves the latest one */
        post: operations["createScopeVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scope/refine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Changes a scope by an instruction in words or by edited Markdown and stores the new version */
        post: operations["refineScope"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scopes/{id}/diff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Compares two versions of a scope line by line */
        get: operations["diffScope"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ir/build": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Builds the IR of an approved scope version */
        post: operations["buildIr"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sql": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Writes the SQL of an IR for a datasource and reports on its safety */
        post: operations["writeSql"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists runs, newest first */
        get: operations["listRuns"];
        put?: never;
        /** Runs an IR or a read-only SQL query on a datasource */
        post: operations["createRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/runs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a run; waits up to `wait` seconds for its end */
        get: operations["getRun"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/runs/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancels a run, on the engine too */
        post: operations["cancelRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/runs/{id}/result": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads a page of a stored result */
        get: operations["getResult"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/runs/{id}/samples": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows the sample rows kept with a run */
        get: operations["getSamples"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/runs/{id}/analyze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Checks the result of a run and stores the verdict */
        post: operations["analyzeRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the reports */
        get: operations["listReports"];
        put?: never;
        /** Creates a report without a version yet */
        post: operations["createReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Imports a report from an export, JSON or YAML; a changed checksum is refused */
        post: operations["importReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a report with its versions and parameters */
        get: operations["getReport"];
        put?: never;
        post?: never;
        /** Archives a report; its runs stay */
        delete: operations["archiveReport"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/{key}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds a version, bound to a datasource or portable */
        post: operations["createReportVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/{key}/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Runs a report with parameters, without any model */
        post: operations["runReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/{key}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Exports a report with all its versions */
        get: operations["exportReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tells whether AIR can work */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ai/tools": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the operations as tool definitions for AI agents */
        get: operations["listTools"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Analysis: {
            id: string;
            run_id: string;
            model_used: string | null;
            rubric_version: string;
            verdict: {
                /** @enum {string} */
                level: "ok" | "note" | "warning" | "problem";
                findings: components["schemas"]["Finding"][];
            };
            analysis_md: string;
            /** Format: date-time */
            created_at: string;
        };
        Ask: {
            question: string;
            datasource_id?: string;
            as_of?: string;
            answers?: {
                clarification_id: string;
                option_id: string;
                /** @default true */
                remember: boolean;
            }[];
        };
        AskInput: {
            question: string;
            datasource_id?: string;
            as_of?: string;
            answers?: {
                clarification_id: string;
                option_id: string;
                /** @default true */
                remember?: boolean;
            }[];
        };
        BuildIr: {
            scope_version_id: string;
        };
        BuiltIr: {
            scope_version_id: string;
            ir: components["schemas"]["Ir"];
        };
        BuiltIrInput: {
            scope_version_id: string;
            ir: components["schemas"]["IrInput"];
        };
        CatalogColumn: {
            name: string;
            /** @enum {string} */
            type: "boolean" | "integer" | "decimal" | "float" | "text" | "date" | "time" | "timestamp" | "timestamptz" | "interval" | "json" | "uuid" | "binary" | "unknown";
            native_type: string;
            nullable: boolean;
            comment: string | null;
            role: string;
            /** @enum {string} */
            sensitivity: "none" | "personal" | "secret";
            distinct: number | null;
            null_share: number | null;
            min: components["schemas"]["Cell"];
            max: components["schemas"]["Cell"];
            examples: string[];
        };
        CatalogTable: {
            name: string;
            /** @enum {string} */
            kind: "table" | "view" | "file";
            comment: string | null;
            row_count: number | null;
            primary_key: string[];
            time_column: string | null;
            is_time_series: boolean;
            columns: components["schemas"]["CatalogColumn"][];
        };
        Cell: string | number | boolean | null;
        Clarification: {
            id: string;
            phrase: string;
            question: string;
            options: {
                id: string;
                label: string;
                meaning: components["schemas"]["Meaning"] | null;
            }[];
        };
        Column: {
            name: string;
            /** @enum {string} */
            type: "boolean" | "integer" | "decimal" | "float" | "text" | "date" | "time" | "timestamp" | "timestamptz" | "interval" | "json" | "uuid" | "binary" | "unknown";
            native_type: string;
        };
        Datasource: {
            id: string;
            /** @enum {string} */
            kind: "sqlite" | "postgres" | "timescaledb" | "mysql" | "files";
            /** @enum {string} */
            dialect: "sqlite" | "postgres" | "timescale" | "mysql" | "duckdb";
            display_name: string;
            default: boolean;
            dsn: string | null;
            base_path: string | null;
            from_config: boolean;
            is_sample: boolean;
            health: components["schemas"]["DatasourceHealth"] | null;
            learned_at: string | null;
            table_count: number | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
        };
        DatasourceHealth: {
            ok: boolean;
            engine: string | null;
            latency_ms: number | null;
            warnings: string[];
            problem: components["schemas"]["Problem"] | null;
            /** Format: date-time */
            checked_at: string;
        };
        DatasourceSettings: {
            /** @enum {string} */
            kind: "sqlite" | "postgres" | "timescaledb" | "mysql" | "files";
            dsn?: string;
            base_path?: string;
        };
        Finding: {
            /** @enum {string} */
            check: "empty_result" | "null_share" | "duplicate_keys" | "fan_out" | "outliers" | "sum_of_parts" | "missing_periods" | "drift" | "truncated";
            /** @enum {string} */
            level: "ok" | "note" | "warning" | "problem";
            column: string | null;
            message: string;
            details: {
                [key: string]: unknown;
            };
        };
        Health: {
            /** @enum {string} */
            status: "ok" | "degraded";
            version: string;
            /** @enum {string} */
            control_plane: "ok" | "down";
            runners: number;
            uptime_s: number;
        };
        Ir: {
            /**
             * @default 1
             * @constant
             */
            version: "1";
            entities: string[];
            joins?: components["schemas"]["IrJoin"][];
            /** @default [] */
            metrics: components["schemas"]["IrMetric"][];
            /** @default [] */
            dimensions: components["schemas"]["IrDimension"][];
            /** @default [] */
            filters: components["schemas"]["IrFilter"][];
            having?: {
                metric: string;
                /** @enum {string} */
                op: "=" | "!=" | ">" | ">=" | "<" | "<=" | "between" | "in" | "not_in" | "contains" | "starts_with" | "ends_with" | "is_null" | "is_not_null";
                value?: (string | number | boolean) | (string | number | boolean)[];
            }[];
            grain?: string;
            distinct?: boolean;
            order?: {
                field: string;
                /**
                 * @default asc
                 * @enum {string}
                 */
                dir: "asc" | "desc";
            }[];
            limit?: number;
        };
        IrDimension: string | {
            field: string;
            as?: string;
            /** @enum {string} */
            grain?: "minute" | "hour" | "day" | "week" | "month" | "quarter" | "year";
            expr?: string;
        };
        IrFilter: {
            field: string;
            /** @enum {string} */
            op: "=" | "!=" | ">" | ">=" | "<" | "<=" | "between" | "in" | "not_in" | "contains" | "starts_with" | "ends_with" | "is_null" | "is_not_null";
            value?: (string | number | boolean) | (string | number | boolean)[] | {
                field: string;
            } | {
                metric: {
                    /** @enum {string} */
                    agg: "sum" | "avg" | "min" | "max" | "count" | "count_distinct" | "median" | "p90" | "p95" | "p99" | "stddev";
                    field?: string;
                    filters?: components["schemas"]["IrFilter"][];
                };
            };
        } | {
            any: components["schemas"]["IrFilter"][];
        } | {
            all: components["schemas"]["IrFilter"][];
        } | {
            exists: components["schemas"]["IrRelatedRows"];
        } | {
            not_exists: components["schemas"]["IrRelatedRows"];
        };
        IrFilterInput: {
            field: string;
            /** @enum {string} */
            op: "=" | "!=" | ">" | ">=" | "<" | "<=" | "between" | "in" | "not_in" | "contains" | "starts_with" | "ends_with" | "is_null" | "is_not_null";
            value?: (string | number | boolean) | (string | number | boolean)[] | {
                field: string;
            } | {
                metric: {
                    /** @enum {string} */
                    agg: "sum" | "avg" | "min" | "max" | "count" | "count_distinct" | "median" | "p90" | "p95" | "p99" | "stddev";
                    field?: string;
                    filters?: components["schemas"]["IrFilterInput"][];
                };
            };
        } | {
            any: components["schemas"]["IrFilterInput"][];
        } | {
            all: components["schemas"]["IrFilterInput"][];
        } | {
            exists: components["schemas"]["IrRelatedRowsInput"];
        } | {
            not_exists: components["schemas"]["IrRelatedRowsInput"];
        };
        IrInput: {
            /**
             * @default 1
             * @constant
             */
            version?: "1";
            entities: string[];
            joins?: components["schemas"]["IrJoinInput"][];
            /** @default [] */
            metrics?: components["schemas"]["IrMetricInput"][];
            /** @default [] */
            dimensions?: components["schemas"]["IrDimension"][];
            /** @default [] */
            filters?: components["schemas"]["IrFilterInput"][];
            having?: {
                metric: string;
                /** @enum {string} */
                op: "=" | "!=" | ">" | ">=" | "<" | "<=" | "between" | "in" | "not_in" | "contains" | "starts_with" | "ends_with" | "is_null" | "is_not_null";
                value?: (string | number | boolean) | (string | number | boolean)[];
            }[];
            grain?: string;
            distinct?: boolean;
            order?: {
                field: string;
                /**
                 * @default asc
                 * @enum {string}
                 */
                dir?: "asc" | "desc";
            }[];
            limit?: number;
        };
        IrJoin: {
            from: string;
            to: string;
            /**
             * @default left
             * @enum {string}
             */
            type: "inner" | "left";
            as?: string;
        };
        IrJoinInput: {
            from: string;
            to: string;
            /**
             * @default left
             * @enum {string}
             */
            type?: "inner" | "left";
            as?: string;
        };
        IrMetric: {
            name: string;
            /** @enum {string} */
            agg: "sum" | "avg" | "min" | "max" | "count" | "count_distinct" | "median" | "p90" | "p95" | "p99" | "stddev";
            field?: string;
            expr?: string;
            filters?: components["schemas"]["IrFilter"][];
        } | {
            name: string;
            expr: string;
        } | {
            name: string;
            /** @enum {string} */
            calc: "share_of_total" | "running_total" | "change" | "change_percent" | "rank";
            of: string;
        };
        IrMetricInput: {
            name: string;
            /** @enum {string} */
            agg: "sum" | "avg" | "min" | "max" | "count" | "count_distinct" | "median" | "p90" | "p95" | "p99" | "stddev";
            field?: string;
            expr?: string;
            filters?: components["schemas"]["IrFilterInput"][];
        } | {
            name: string;
            expr: string;
        } | {
            name: string;
            /** @enum {string} */
            calc: "share_of_total" | "running_total" | "change" | "change_percent" | "rank";
            of: string;
        };
        IrRelatedRows: {
            entity: string;
            entities?: string[];
            joins?: components["schemas"]["IrJoin"][];
            filters?: components["schemas"]["IrFilter"][];
            on?: {
                from: string;
                to: string;
            };
        };
        IrRelatedRowsInput: {
            entity: string;
            entities?: string[];
            joins?: components["schemas"]["IrJoinInput"][];
            filters?: components["schemas"]["IrFilterInput"][];
            on?: {
                from: string;
                to: string;
            };
        };
        Learned: {
            run_id: string;
            datasource_id: string;
            /** @enum {string} */
            status: "queued" | "running" | "succeeded" | "failed" | "canceled";
            tables: number | null;
            relationships: number | null;
            changed: number | null;
            unchanged: number | null;
            skipped: {
                name: string;
                reason: string;
            }[];
            problem: components["schemas"]["Problem"] | null;
        };
        Meaning: {
            /** @constant */
            kind: "table";
            table: string;
        } | {
            /** @constant */
            kind: "column";
            table: string;
            column: string;
        } | {
            /** @constant */
            kind: "value";
            table: string;
            column: string;
            value: string;
        } | {
            /** @constant */
            kind: "metric";
            table: string;
            agg: string;
            field: string | null;
            expr: string | null;
        } | {
            /** @constant */
            kind: "words";
            words: string;
        };
        NewDatasource: {
            id: string;
            /** @enum {string} */
            kind: "sqlite" | "postgres" | "timescaledb" | "mysql" | "files";
            dsn?: string;
            base_path?: string;
            display_name?: string;
            default?: boolean;
        };
        NewReport: {
            key: string;
            title: string;
            owner?: string;
        };
        NewReportVersion: {
            def: components["schemas"]["ReportDefinition"];
            datasource_id?: string | null;
            scope_version_id?: string | null;
        } | components["schemas"]["ReportDefinition"];
        NewReportVersionInput: {
            def: components["schemas"]["ReportDefinitionInput"];
            datasource_id?: string | null;
            scope_version_id?: string | null;
        } | components["schemas"]["ReportDefinitionInput"];
        NewRun: {
            datasource_id?: string;
            ir?: components["schemas"]["Ir"];
            sql?: string;
            params?: components["schemas"]["ParameterValues"];
            as_of?: string;
            question?: string;
            scope_version_id?: string;
            wait?: number;
        };
        NewRunInput: {
            datasource_id?: string;
            ir?: components["schemas"]["IrInput"];
            sql?: string;
            params?: components["schemas"]["ParameterValues"];
            as_of?: string;
            question?: string;
            scope_version_id?: string;
            wait?: number;
        };
        NewScope: {
            name: string;
            question: string;
            datasource_id: string;
            scope_md: string;
            ir?: components["schemas"]["Ir"];
            /** @default false */
            approve: boolean;
        };
        NewScopeInput: {
            name: string;
            question: string;
            datasource_id: string;
            scope_md: string;
            ir?: components["schemas"]["IrInput"];
            /** @default false */
            approve?: boolean;
        };
        NewScopeVersion: {
            scope_md?: string;
            ir?: components["schemas"]["Ir"];
            /** @default false */
            approve: boolean;
        };
        NewScopeVersionInput: {
            scope_md?: string;
            ir?: components["schemas"]["IrInput"];
            /** @default false */
            approve?: boolean;
        };
        NewSynonym: {
            phrase: string;
            meaning: components["schemas"]["Meaning"];
        };
        ParameterValues: {
            [key: string]: string | number | boolean | null | (string | number)[];
        };
        Phrase: {
            text: string;
            start: number;
            end: number;
            /** @enum {string} */
            kind: "metric" | "dimension" | "filter" | "time" | "order" | "limit" | "entity" | "ignored" | "unknown";
            meaning: string;
        };
        Problem: {
            type: string;
            title: string;
            status: number;
            detail: string;
            /** @enum {string} */
            code: "auth.required" | "auth.invalid" | "auth.forbidden" | "config.unknown_key" | "config.invalid" | "config.unsafe" | "config.port_in_use" | "config.sample_failed" | "config.key_unsafe" | "config.key_wrong" | "request.malformed" | "request.invalid" | "request.too_large" | "request.unsupported_media" | "request.not_found" | "request.wrong_method" | "store.not_found" | "store.conflict" | "store.unavailable" | "store.newer" | "datasource.invalid" | "datasource.in_use" | "datasource.not_learned" | "datasource.required" | "connector.unreachable" | "connector.rejected" | "connector.missing" | "connector.path_denied" | "connector.file_corrupt" | "connector.query_failed" | "connector.write_refused" | "connector.lost" | "connector.crashed" | "learn.failed" | "ask.question_empty" | "ask.question_too_long" | "ask.not_understood" | "scope.invalid" | "scope.not_approved" | "ir.invalid" | "ir.field_unknown" | "ir.field_ambiguous" | "ir.join_unknown" | "ir.join_ambiguous" | "ir.fan_out" | "ir.parameter_missing" | "ir.parameter_invalid" | "sql.unsupported" | "guard.too_large" | "guard.not_parsed" | "guard.not_single" | "guard.not_read_only" | "guard.relation_denied" | "guard.function_denied" | "guard.construct_denied" | "guard.time_filter_required" | "guard.costly_plan" | "guard.time_span_too_wide" | "guard.row_limit" | "guard.row_scope" | "run.not_cancelable" | "run.canceled" | "run.timeout" | "run.memory_limit" | "run.runner_lost" | "run.no_runner" | "run.not_finished" | "results.gone" | "results.disk_full" | "results.disk_failed" | "report.invalid" | "report.datasource_required" | "cli.usage" | "cli.unreachable" | "internal.not_implemented" | "internal.bug";
            hint?: string;
            position?: number;
            run_id?: string;
            trace_id?: string;
            details?: {
                [key: string]: unknown;
            };
        };
        RefinedScope: {
            version: components["schemas"]["ScopeVersion"] | null;
            draft: components["schemas"]["ScopeDraft"];
        };
        RefinedScopeInput: {
            version: components["schemas"]["ScopeVersionInput"] | null;
            draft: components["schemas"]["ScopeDraftInput"];
        };
        RefineScope: {
            scope_id: string;
            instruction?: string;
            scope_md?: string;
            as_of?: string;
        };
        Relationship: {
            from_table: string;
            from_columns: string[];
            to_table: string;
            to_columns: string[];
            /** @enum {string} */
            cardinality: "many_to_one" | "one_to_one" | "many_to_many";
            /** @enum {string} */
            origin: "declared" | "inferred" | "confirmed";
            evidence: string;
        };
        Report: {
            id: string;
            key: string;
            title: string;
            owner: string;
            archived: boolean;
            latest_version: number | null;
            datasource_id: string | null;
            last_run_id: string | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
        };
        ReportDefinition: {
            /**
             * @default 1
             * @constant
             */
            version: "1";
            ir?: components["schemas"]["Ir"];
            sql?: string;
            /**
             * @default {
             *       "exposed": [],
             *       "schema": {
             *         "type": "object",
             *         "properties": {}
             *       },
             *       "defaults": {}
             *     }
             */
            params: {
                /** @default [] */
                exposed: string[];
                /**
                 * @default {
                 *       "type": "object",
                 *       "properties": {}
                 *     }
                 */
                schema: {
                    [key: string]: unknown;
                };
                /** @default {} */
                defaults: components["schemas"]["ParameterValues"];
            };
            /** @default [] */
            visuals: components["schemas"]["Visual"][];
            /** @default  */
            notes: string;
        };
        ReportDefinitionInput: {
            /**
             * @default 1
             * @constant
             */
            version?: "1";
            ir?: components["schemas"]["IrInput"];
            sql?: string;
            /**
             * @default {
             *       "exposed": [],
             *       "schema": {
             *         "type": "object",
             *         "properties": {}
             *       },
             *       "defaults": {}
             *     }
             */
            params?: {
                /** @default [] */
                exposed?: string[];
                /**
                 * @default {
                 *       "type": "object",
                 *       "properties": {}
                 *     }
                 */
                schema?: {
                    [key: string]: unknown;
                };
                /** @default {} */
                defaults?: components["schemas"]["ParameterValues"];
            };
            /** @default [] */
            visuals?: components["schemas"]["Visual"][];
            /** @default  */
            notes?: string;
        };
        ReportDetail: {
            id: string;
            key: string;
            title: string;
            owner: string;
            archived: boolean;
            latest_version: number | null;
            datasource_id: string | null;
            last_run_id: string | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            versions: components["schemas"]["ReportVersion"][];
        };
        ReportDetailInput: {
            id: string;
            key: string;
            title: string;
            owner: string;
            archived: boolean;
            latest_version: number | null;
            datasource_id: string | null;
            last_run_id: string | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            versions: components["schemas"]["ReportVersionInput"][];
        };
        ReportExport: {
            /** @constant */
            air_export: "1";
            key: string;
            title: string;
            owner: string;
            versions: {
                version: number;
                datasource_id: string | null;
                def: components["schemas"]["ReportDefinition"];
                checksum: string;
            }[];
        };
        ReportExportInput: {
            /** @constant */
            air_export: "1";
            key: string;
            title: string;
            owner: string;
            versions: {
                version: number;
                datasource_id: string | null;
                def: components["schemas"]["ReportDefinitionInput"];
                checksum: string;
            }[];
        };
        ReportVersion: {
            id: string;
            report_key: string;
            version: number;
            scope_version_id: string | null;
            datasource_id: string | null;
            def: components["schemas"]["ReportDefinition"];
            checksum: string;
            /** @enum {string} */
            status: "active" | "superseded";
            /** Format: date-time */
            created_at: string;
        };
        ReportVersionInput: {
            id: string;
            report_key: string;
            version: number;
            scope_version_id: string | null;
            datasource_id: string | null;
            def: components["schemas"]["ReportDefinitionInput"];
            checksum: string;
            /** @enum {string} */
            status: "active" | "superseded";
            /** Format: date-time */
            created_at: string;
        };
        ResultPage: {
            run_id: string;
            columns: components["schemas"]["Column"][];
            rows: components["schemas"]["Cell"][][];
            offset: number;
            total_rows: number;
            truncated_by: ("rows" | "bytes") | null;
            /** Format: date-time */
            as_of: string;
        };
        Run: {
            id: string;
            /** @enum {string} */
            kind: "query" | "learn" | "probe" | "explain";
            /** @enum {string} */
            status: "queued" | "running" | "succeeded" | "failed" | "canceled";
            datasource_id: string;
            report_key: string | null;
            report_version: number | null;
            scope_version_id: string | null;
            question: string | null;
            requested_by: string;
            generator: ("compiler" | "model" | "person") | null;
            ir: components["schemas"]["Ir"] | null;
            sql: string | null;
            sql_params: components["schemas"]["Cell"][];
            params: components["schemas"]["ParameterValues"];
            visuals: components["schemas"]["Visual"][];
            safety_report: components["schemas"]["SafetyReport"] | null;
            progress: number | null;
            step: string | null;
            row_count: number | null;
            byte_count: number | null;
            truncated_by: ("rows" | "bytes") | null;
            columns: components["schemas"]["Column"][];
            problem: components["schemas"]["Problem"] | null;
            cancel_requested: boolean;
            /** Format: date-time */
            queued_at: string;
            started_at: string | null;
            finished_at: string | null;
            queue_ms: number | null;
            run_ms: number | null;
            trace_id: string;
        };
        RunInput: {
            id: string;
            /** @enum {string} */
            kind: "query" | "learn" | "probe" | "explain";
            /** @enum {string} */
            status: "queued" | "running" | "succeeded" | "failed" | "canceled";
            datasource_id: string;
            report_key: string | null;
            report_version: number | null;
            scope_version_id: string | null;
            question: string | null;
            requested_by: string;
            generator: ("compiler" | "model" | "person") | null;
            ir: components["schemas"]["IrInput"] | null;
            sql: string | null;
            sql_params: components["schemas"]["Cell"][];
            params: components["schemas"]["ParameterValues"];
            visuals: components["schemas"]["Visual"][];
            safety_report: components["schemas"]["SafetyReport"] | null;
            progress: number | null;
            step: string | null;
            row_count: number | null;
            byte_count: number | null;
            truncated_by: ("rows" | "bytes") | null;
            columns: components["schemas"]["Column"][];
            problem: components["schemas"]["Problem"] | null;
            cancel_requested: boolean;
            /** Format: date-time */
            queued_at: string;
            started_at: string | null;
            finished_at: string | null;
            queue_ms: number | null;
            run_ms: number | null;
            trace_id: string;
        };
        RunReport: {
            params: components["schemas"]["ParameterValues"];
            as_of?: string;
            wait?: number;
        } | components["schemas"]["ParameterValues"];
        SafetyFinding: {
            /** @enum {string} */
            rule: "auth.required" | "auth.invalid" | "auth.forbidden" | "config.unknown_key" | "config.invalid" | "config.unsafe" | "config.port_in_use" | "config.sample_failed" | "config.key_unsafe" | "config.key_wrong" | "request.malformed" | "request.invalid" | "request.too_large" | "request.unsupported_media" | "request.not_found" | "request.wrong_method" | "store.not_found" | "store.conflict" | "store.unavailable" | "store.newer" | "datasource.invalid" | "datasource.in_use" | "datasource.not_learned" | "datasource.required" | "connector.unreachable" | "connector.rejected" | "connector.missing" | "connector.path_denied" | "connector.file_corrupt" | "connector.query_failed" | "connector.write_refused" | "connector.lost" | "connector.crashed" | "learn.failed" | "ask.question_empty" | "ask.question_too_long" | "ask.not_understood" | "scope.invalid" | "scope.not_approved" | "ir.invalid" | "ir.field_unknown" | "ir.field_ambiguous" | "ir.join_unknown" | "ir.join_ambiguous" | "ir.fan_out" | "ir.parameter_missing" | "ir.parameter_invalid" | "sql.unsupported" | "guard.too_large" | "guard.not_parsed" | "guard.not_single" | "guard.not_read_only" | "guard.relation_denied" | "guard.function_denied" | "guard.construct_denied" | "guard.time_filter_required" | "guard.costly_plan" | "guard.time_span_too_wide" | "guard.row_limit" | "guard.row_scope" | "run.not_cancelable" | "run.canceled" | "run.timeout" | "run.memory_limit" | "run.runner_lost" | "run.no_runner" | "run.not_finished" | "results.gone" | "results.disk_full" | "results.disk_failed" | "report.invalid" | "report.datasource_required" | "cli.usage" | "cli.unreachable" | "internal.not_implemented" | "internal.bug";
            /** @enum {string} */
            level: "refused" | "changed" | "warning";
            message: string;
            position: number | null;
            hint: string | null;
        };
        SafetyReport: {
            /** @enum {string} */
            verdict: "allowed" | "refused";
            /** @enum {string} */
            dialect: "sqlite" | "postgres" | "timescale" | "mysql" | "duckdb";
            findings: components["schemas"]["SafetyFinding"][];
            relations: string[];
            functions: string[];
            row_limit: number | null;
            checks: string[];
        };
        Schema: {
            datasource_id: string;
            version: string;
            /** Format: date-time */
            learned_at: string;
            tables: components["schemas"]["CatalogTable"][];
            relationships: components["schemas"]["Relationship"][];
            notes: components["schemas"]["SchemaNote"][];
            ddl: string;
        };
        SchemaNote: {
            object: string;
            chunk: number;
            md: string;
            md_hash: string;
            /** Format: date-time */
            created_at: string;
        };
        Scope: {
            id: string;
            name: string;
            question: string;
            datasource_id: string;
            /** @enum {string} */
            status: "draft" | "approved";
            latest_version: number;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
        };
        ScopeDetail: {
            id: string;
            name: string;
            question: string;
            datasource_id: string;
            /** @enum {string} */
            status: "draft" | "approved";
            latest_version: number;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            versions: components["schemas"]["ScopeVersion"][];
        };
        ScopeDetailInput: {
            id: string;
            name: string;
            question: string;
            datasource_id: string;
            /** @enum {string} */
            status: "draft" | "approved";
            latest_version: number;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            versions: components["schemas"]["ScopeVersionInput"][];
        };
        ScopeDiff: {
            from: number;
            to: number;
            lines: {
                /** @enum {string} */
                kind: "same" | "added" | "removed";
                text: string;
            }[];
        };
        ScopeDraft: {
            question: string;
            datasource_id: string;
            /** @enum {string} */
            status: "understood" | "unsure" | "clarify";
            confidence: number;
            title: string;
            scope_md: string;
            phrases: components["schemas"]["Phrase"][];
            assumptions: string[];
            clarifications: components["schemas"]["Clarification"][];
            ir: components["schemas"]["Ir"] | null;
            /** Format: date-time */
            as_of: string;
            /** @enum {string} */
            path: "builtin" | "model" | "verified";
            suggested_report?: components["schemas"]["ReportDefinition"] | null;
        };
        ScopeDraftInput: {
            question: string;
            datasource_id: string;
            /** @enum {string} */
            status: "understood" | "unsure" | "clarify";
            confidence: number;
            title: string;
            scope_md: string;
            phrases: components["schemas"]["Phrase"][];
            assumptions: string[];
            clarifications: components["schemas"]["Clarification"][];
            ir: components["schemas"]["IrInput"] | null;
            /** Format: date-time */
            as_of: string;
            /** @enum {string} */
            path: "builtin" | "model" | "verified";
            suggested_report?: components["schemas"]["ReportDefinitionInput"] | null;
        };
        ScopeVersion: {
            id: string;
            scope_id: string;
            version: number;
            scope_md: string;
            ir: components["schemas"]["Ir"] | null;
            approved: boolean;
            approved_by: string | null;
            approved_at: string | null;
            /** Format: date-time */
            created_at: string;
        };
        ScopeVersionInput: {
            id: string;
            scope_id: string;
            version: number;
            scope_md: string;
            ir: components["schemas"]["IrInput"] | null;
            approved: boolean;
            approved_by: string | null;
            approved_at: string | null;
            /** Format: date-time */
            created_at: string;
        };
        Synonym: {
            id: string;
            phrase: string;
            meaning: components["schemas"]["Meaning"];
            /** Format: date-time */
            created_at: string;
        };
        Tool: {
            /** @constant */
            type: "function";
            function: {
                name: string;
                description: string;
                parameters: {
                    [key: string]: unknown;
                };
            };
        };
        Visual: {
            /** @enum {string} */
            type: "table" | "line" | "bar" | "area" | "pie" | "scatter" | "number";
            x?: string;
            y?: string | string[];
            series?: string;
            title?: string;
        };
        WriteSql: {
            ir: components["schemas"]["Ir"];
            datasource_id?: string;
            params?: components["schemas"]["ParameterValues"];
            as_of?: string;
            /** @default false */
            explain: boolean;
        } | components["schemas"]["Ir"];
        WriteSqlInput: {
            ir: components["schemas"]["IrInput"];
            datasource_id?: string;
            params?: components["schemas"]["ParameterValues"];
            as_of?: string;
            /** @default false */
            explain?: boolean;
        } | components["schemas"]["IrInput"];
        WrittenSql: {
            sql: string;
            params: components["schemas"]["Cell"][];
            /** @enum {string} */
            dialect: "sqlite" | "postgres" | "timescale" | "mysql" | "duckdb";
            datasource_id: string;
            /** @enum {string} */
            generator: "compiler" | "model" | "person";
            safety_report: components["schemas"]["SafetyReport"];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listDatasources: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Datasource"][];
                        total: number;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createDatasource: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDatasource"];
            };
        };
        responses: {
            /** @description Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Datasource"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    testDatasource: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DatasourceSettings"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DatasourceHealth"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDatasource: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Datasource"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteDatasource: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkDatasource: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DatasourceHealth"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    learn: {
        parameters: {
            query?: {
                datasource_id?: string;
                wait?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Learned"];
                };
            };
            /** @description Success */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Learned"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSchema: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Schema"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSynonyms: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Synonym"][];
                        total: number;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createSynonym: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSynonym"];
            };
        };
        responses: {
            /** @description Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Synonym"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteSynonym: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                synonym_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ask: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskInput"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScopeDraft"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listScopes: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Scope"][];
                        total: number;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createScope: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewScopeInput"];
            };
        };
        responses: {
            /** @description Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScopeDetail"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getScope: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScopeDetail"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createScopeVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewScopeVersionInput"];
            };
        };
        responses: {
            /** @description Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScopeVersion"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    refineScope: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefineScope"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefinedScope"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    diffScope: {
        parameters: {
            query: {
                from: number;
                to: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScopeDiff"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    buildIr: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BuildIr"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BuiltIr"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    writeSql: {
        parameters: {
            query?: {
                datasource_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WriteSqlInput"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WrittenSql"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRuns: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                status?: "queued" | "running" | "succeeded" | "failed" | "canceled";
                datasource_id?: string;
                report_key?: string;
                kind?: "query" | "learn" | "probe" | "explain";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Run"][];
                        total: number;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createRun: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRunInput"];
            };
        };
        responses: {
            /** @description Success */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRun: {
        parameters: {
            query?: {
                wait?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getResult: {
        parameters: {
            query?: {
                offset?: number;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResultPage"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSamples: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResultPage"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    analyzeRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Analysis"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listReports: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                archived?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Report"][];
                        total: number;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createReport: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewReport"];
            };
        };
        responses: {
            /** @description Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Report"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    importReport: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReportExportInput"];
                "application/yaml": components["schemas"]["ReportExportInput"];
                "application/x-yaml": components["schemas"]["ReportExportInput"];
                "text/yaml": components["schemas"]["ReportExportInput"];
            };
        };
        responses: {
            /** @description Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportDetail"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getReport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportDetail"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    archiveReport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createReportVersion: {
        parameters: {
            query?: {
                datasource_id?: string;
            };
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewReportVersionInput"];
            };
        };
        responses: {
            /** @description Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportVersion"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    runReport: {
        parameters: {
            query?: {
                datasource_id?: string;
                version?: number;
                wait?: number;
            };
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RunReport"];
            };
        };
        responses: {
            /** @description Success */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportReport: {
        parameters: {
            query?: {
                format?: "json" | "yaml";
            };
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportExport"];
                    "application/yaml": components["schemas"]["ReportExport"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description Success */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTools: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        tools: components["schemas"]["Tool"][];
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
