// Made by `npm run generate` from packages/contract. Not to be edited.
export interface paths {
    "/v1/auth": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tells whether a login is needed, and whether the first user is still to be made */
        get: operations["getAuthState"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sets name and password by a one-time link: of the first admin, or of an invited user */
        post: operations["setUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives a token for a user name and a password */
        post: operations["login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The same as POST /v1/auth/login, under the name that the ask flow documents */
        post: operations["loginOfAskFlow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives a new token for a refresh token, which is used up by it; the body or the cookie holds it */
        post: operations["refreshSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends the session: its tokens are not accepted any more */
        post: operations["logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows for whom requests are served: role, level, claims */
        get: operations["getIdentity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Changes one’s own password and ends all other sessions */
        post: operations["changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the users of the organisation */
        get: operations["listUsers"];
        put?: never;
        /** Creates a user, with a password or with a link to set one */
        post: operations["createUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes role, claims or password of a user, or disables them; holds from the next request on */
        patch: operations["changeUser"];
        trace?: never;
    };
    "/v1/users/{id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends all sessions of a user */
        post: operations["endSessions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the roles */
        get: operations["listRoles"];
        put?: never;
        /** Creates a role, or changes its level and description */
        post: operations["putRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/roles/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes a role that no user has, with its policies */
        delete: operations["deleteRole"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists one’s own API keys; an admin sees those of all */
        get: operations["listApiKeys"];
        put?: never;
        /** Creates an API key that may do a part of what its owner may; shown this once */
        post: operations["createApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revokes an API key */
        delete: operations["revokeApiKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists what each role may see of each datasource */
        get: operations["listPolicies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policies/{role}/{datasource_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Says what a role may see of a datasource; holds from the next request on */
        put: operations["putPolicy"];
        post?: never;
        /** Takes a datasource from a role */
        delete: operations["deletePolicy"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policy/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows what a person sees: relations, predicates, row counts; of others to admins only */
        get: operations["previewPolicy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
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
    "/v1/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answers a question with words, widgets, SQL and the rows behind them; or asks back */
        post: operations["createAnswer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ask": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The same as POST /v1/answers, under the name that the ask flow documents */
        post: operations["askOfAskFlow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/answers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows an answer again, with the rows that its reader may see */
        get: operations["getAnswer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/answers/{id}/feedback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says whether an answer was right, and why not */
        post: operations["rateAnswer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists one’s own conversations, newest first */
        get: operations["listConversations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a conversation with its answers */
        get: operations["getConversation"];
        put?: never;
        post?: never;
        /** Removes a conversation; its runs and its audit stay */
        delete: operations["deleteConversation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/verified-questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the questions whose answer a person vouched for */
        get: operations["listVerified"];
        put?: never;
        /** Vouches for an answer: a question like it reuses its IR, with its values bound anew */
        post: operations["createVerified"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/verified-questions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes the word for a question back */
        delete: operations["deleteVerified"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the documents that answers may draw on */
        get: operations["listDocuments"];
        put?: never;
        /** Uploads Markdown, text or a PDF for answers to draw on; the same name again replaces it */
        post: operations["createDocument"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/documents/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes a document */
        delete: operations["deleteDocument"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/documents/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Finds passages in documents, schema notes and verified questions, as an answer would */
        get: operations["searchDocuments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows which models are reachable, and why the others are not */
        get: operations["listModels"];
        put?: never;
        post?: never;
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
    "/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Searches the audit of questions, newest first; others’ questions are for admins */
        get: operations["listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows all that is kept of one question, stage by stage */
        get: operations["getAudit"];
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
        Agreement: {
            /** @enum {string} */
            state: "agrees" | "differs" | "not_checked";
            message: string;
        };
        Analysis: {
            id: string;
            run_id: string;
            model_used: string | null;
            rubric_version: string;
            verdict: {
                /** @enum {string} */
                level: "ok" | "note" | "warning" | "problem";
                findings: components["schemas"]["Finding"][];
                model: {
                    /** @enum {string} */
                    level: "ok" | "note" | "warning" | "problem";
                    summary: string;
                    remarks: {
                        /** @enum {string} */
                        level: "ok" | "note" | "warning" | "problem";
                        message: string;
                    }[];
                } | null;
            };
            analysis_md: string;
            /** Format: date-time */
            created_at: string;
        };
        Answer: {
            id: string;
            conversation_id: string;
            question: string;
            /** @enum {string} */
            status: "answered" | "clarify" | "failed";
            answer: string;
            widgets: components["schemas"]["Widget"][];
            sql: string | null;
            ir: components["schemas"]["Ir"] | null;
            clarifications: components["schemas"]["Clarification"][];
            suggestions: string[];
            explain: components["schemas"]["Explain"];
            security: components["schemas"]["AnswerSecurity"];
            meta: components["schemas"]["AnswerMeta"];
            problem: components["schemas"]["Problem"] | null;
            feedback: {
                /** @enum {string} */
                rating: "up" | "down";
                reason: string;
            } | null;
            verified_id: string | null;
            /** Format: date-time */
            created_at: string;
        };
        AnswerEvent: {
            /** @constant */
            event: "stage";
            data: {
                /** @enum {string} */
                stage: "authorize" | "retrieve" | "plan" | "model" | "write" | "guard" | "execute" | "package" | "narrate";
                /** @enum {string} */
                status: "started" | "done" | "skipped" | "failed";
                message: string;
                duration_ms: number | null;
                answer_id: string;
                conversation_id: string;
            };
        } | {
            /** @constant */
            event: "token";
            data: {
                text: string;
            };
        } | {
            /** @constant */
            event: "answer";
            data: components["schemas"]["Answer"];
        } | {
            /** @constant */
            event: "error";
            data: components["schemas"]["Problem"];
        };
        AnswerEventInput: {
            /** @constant */
            event: "stage";
            data: {
                /** @enum {string} */
                stage: "authorize" | "retrieve" | "plan" | "model" | "write" | "guard" | "execute" | "package" | "narrate";
                /** @enum {string} */
                status: "started" | "done" | "skipped" | "failed";
                message: string;
                duration_ms: number | null;
                answer_id: string;
                conversation_id: string;
            };
        } | {
            /** @constant */
            event: "token";
            data: {
                text: string;
            };
        } | {
            /** @constant */
            event: "answer";
            data: components["schemas"]["AnswerInput"];
        } | {
            /** @constant */
            event: "error";
            data: components["schemas"]["Problem"];
        };
        AnswerInput: {
            id: string;
            conversation_id: string;
            question: string;
            /** @enum {string} */
            status: "answered" | "clarify" | "failed";
            answer: string;
            widgets: components["schemas"]["Widget"][];
            sql: string | null;
            ir: components["schemas"]["IrInput"] | null;
            clarifications: components["schemas"]["Clarification"][];
            suggestions: string[];
            explain: components["schemas"]["Explain"];
            security: components["schemas"]["AnswerSecurity"];
            meta: components["schemas"]["AnswerMeta"];
            problem: components["schemas"]["Problem"] | null;
            feedback: {
                /** @enum {string} */
                rating: "up" | "down";
                reason: string;
            } | null;
            verified_id: string | null;
            /** Format: date-time */
            created_at: string;
        };
        AnswerMeta: {
            rows: number | null;
            truncated_by: ("rows" | "bytes") | null;
            execution_time: number | null;
            total_ms: number;
            model: string | null;
            path: ("verified" | "builtin" | "model_ir" | "model_sql") | null;
            tokens: number;
            cost: number | null;
            usage: components["schemas"]["ModelUsage"][];
            warnings: string[];
            /** Format: date-time */
            as_of: string;
            run_id: string | null;
            datasource_id: string | null;
            trace_id: string;
        };
        AnswerSecurity: {
            role: string;
            store: {
                store_id: string | null;
                store_ids: string[];
                is_all_stores: boolean;
            };
            allowed_views: string[];
            rls: string[];
            masked: string[];
        };
        ApiKey: {
            id: string;
            name: string;
            user_id: string;
            scopes: ("*" | string)[];
            report_keys: string[] | null;
            expires_at: string | null;
            last_used_at: string | null;
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
        AskAnswer: {
            question: string;
            conversation_id?: string;
            datasource_id?: string;
            as_of?: string;
            answers?: {
                clarification_id: string;
                option_id: string;
                /** @default true */
                remember: boolean;
            }[];
            force_model?: string;
            org_id?: string;
            user_id?: string;
            role?: string;
            store_id?: string | number;
            store_ids?: (string | number)[];
            is_all_stores?: boolean;
        };
        AskAnswerInput: {
            question: string;
            conversation_id?: string;
            datasource_id?: string;
            as_of?: string;
            answers?: {
                clarification_id: string;
                option_id: string;
                /** @default true */
                remember?: boolean;
            }[];
            force_model?: string;
            org_id?: string;
            user_id?: string;
            role?: string;
            store_id?: string | number;
            store_ids?: (string | number)[];
            is_all_stores?: boolean;
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
        AuditDetail: {
            id: string;
            conversation_id: string;
            org_id: string;
            user_id: string;
            correlation_id: string;
            question: string;
            role: string;
            store_id: string | null;
            allowed_views: string[];
            datasource_id: string | null;
            path: ("verified" | "builtin" | "model_ir" | "model_sql") | null;
            /** @enum {string} */
            status: "running" | "answered" | "clarify" | "failed" | "lost";
            llm_model: string | null;
            llm_total_tokens: number | null;
            llm_cost_usd: number | null;
            rows_count: number | null;
            total_ms: number | null;
            error_stage: ("authorize" | "retrieve" | "plan" | "model" | "write" | "guard" | "execute" | "package" | "narrate") | null;
            error_code: string | null;
            /** Format: date-time */
            started_at: string;
            completed_at: string | null;
            run_id: string | null;
            rag_sources: string[];
            rag_doc_ids: string[];
            rag_ms: number | null;
            llm_prompt: string | null;
            llm_response: string | null;
            llm_usage: {
                [key: string]: unknown;
            }[];
            model_attempts: {
                [key: string]: unknown;
            }[];
            llm_input_tokens: number | null;
            llm_output_tokens: number | null;
            llm_ms: number | null;
            generated_sql: string | null;
            exec_ms: number | null;
            validation_ms: number | null;
            final_answer: string | null;
            widgets: components["schemas"]["Widget"][];
            final_response: {
                [key: string]: unknown;
            } | null;
            error_message: string | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            expires_at: string | null;
            events: components["schemas"]["AuditEvent"][];
        };
        AuditEvent: {
            id: string;
            log_id: string;
            /** @enum {string} */
            stage: "authorize" | "retrieve" | "plan" | "model" | "write" | "guard" | "execute" | "package" | "narrate";
            /** @enum {string} */
            status: "started" | "done" | "skipped" | "failed";
            message: string;
            duration_ms: number | null;
            metadata: {
                [key: string]: unknown;
            };
            /** Format: date-time */
            created_at: string;
        };
        AuditLog: {
            id: string;
            conversation_id: string;
            org_id: string;
            user_id: string;
            correlation_id: string;
            question: string;
            role: string;
            store_id: string | null;
            allowed_views: string[];
            datasource_id: string | null;
            path: ("verified" | "builtin" | "model_ir" | "model_sql") | null;
            /** @enum {string} */
            status: "running" | "answered" | "clarify" | "failed" | "lost";
            llm_model: string | null;
            llm_total_tokens: number | null;
            llm_cost_usd: number | null;
            rows_count: number | null;
            total_ms: number | null;
            error_stage: ("authorize" | "retrieve" | "plan" | "model" | "write" | "guard" | "execute" | "package" | "narrate") | null;
            error_code: string | null;
            /** Format: date-time */
            started_at: string;
            completed_at: string | null;
        };
        AuthState: {
            enabled: boolean;
            needs_setup: boolean;
        };
        Budget: {
            /** @enum {string} */
            of: "user" | "org";
            /** @enum {string} */
            period: "day" | "month";
            limit_usd: number | null;
            spent_usd: number;
            limit_tokens: number | null;
            spent_tokens: number;
            /** @enum {string} */
            state: "ok" | "warning" | "exceeded";
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
        Claims: {
            [key: string]: string | number | boolean | (string | number)[];
        };
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
        Conversation: {
            id: string;
            title: string;
            datasource_id: string | null;
            turns: number;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
        };
        ConversationDetail: {
            id: string;
            title: string;
            datasource_id: string | null;
            turns: number;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            answers: components["schemas"]["Answer"][];
        };
        ConversationDetailInput: {
            id: string;
            title: string;
            datasource_id: string | null;
            turns: number;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            answers: components["schemas"]["AnswerInput"][];
        };
        CreatedApiKey: {
            id: string;
            name: string;
            user_id: string;
            scopes: ("*" | string)[];
            report_keys: string[] | null;
            expires_at: string | null;
            last_used_at: string | null;
            /** Format: date-time */
            created_at: string;
            key: string;
        };
        CreatedUser: {
            id: string;
            username: string;
            display_name: string;
            role: string;
            claims: components["schemas"]["Claims"];
            disabled: boolean;
            last_login_at: string | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            invite_token: string | null;
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
        Document: {
            id: string;
            name: string;
            media_type: string;
            roles: string[] | null;
            datasource_id: string | null;
            byte_count: number;
            chunks: number;
            embedded: boolean;
            uploaded_by: string;
            /** Format: date-time */
            created_at: string;
        };
        Explain: {
            scope_md: string;
            phrases: components["schemas"]["Phrase"][];
            assumptions: string[];
            sources: {
                /** @enum {string} */
                kind: "document" | "schema_note" | "verified";
                id: string;
                title: string;
            }[];
            generator: ("compiler" | "model") | null;
            agreement: components["schemas"]["Agreement"] | null;
            safety: components["schemas"]["SafetyReport"] | null;
        };
        Feedback: {
            /** @enum {string} */
            rating: "up" | "down";
            /** @default  */
            reason: string;
        };
        FeedbackInput: {
            /** @enum {string} */
            rating: "up" | "down";
            /** @default  */
            reason?: string;
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
        Identity: {
            user_id: string;
            username: string;
            display_name: string;
            org_id: string;
            role: string;
            /** @enum {string} */
            level: "viewer" | "analyst" | "admin";
            store_id: string | null;
            store_ids: string[];
            is_all_stores: boolean;
            claims: components["schemas"]["Claims"];
            /** @enum {string} */
            via: "local" | "session" | "token" | "api_key";
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
        Login: {
            username: unknown;
            password: string;
            org_id?: string;
        };
        LoginInput: {
            username: string;
            password: string;
            org_id?: string;
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
        Models: {
            models: components["schemas"]["ModelStatus"][];
            budgets: components["schemas"]["Budget"][];
        };
        ModelStatus: {
            id: string;
            model: string;
            base_url: string;
            tasks: {
                /** @enum {string} */
                task: "chat" | "ir" | "sql" | "qa" | "embeddings";
                place: number;
            }[];
            /** @enum {string} */
            state: "ready" | "unreachable" | "cooling_down" | "not_configured";
            reason: string | null;
            is_discovered: boolean;
            latency_ms: number | null;
            checked_at: string | null;
            calls: number;
            failures: number;
        };
        ModelUsage: {
            model: string;
            /** @enum {string} */
            task: "chat" | "ir" | "sql" | "qa" | "embeddings";
            input_tokens: number | null;
            output_tokens: number | null;
            total_tokens: number | null;
            is_estimated: boolean;
            cost_usd: number | null;
            ms: number;
        };
        NewApiKey: {
            name: string;
            scopes: ("*" | string)[];
            /** @default null */
            report_keys: string[] | null;
            /** @default 90 */
            expires_in_days: number | null;
        };
        NewApiKeyInput: {
            name: string;
            scopes: ("*" | string)[];
            /** @default null */
            report_keys?: string[] | null;
            /** @default 90 */
            expires_in_days?: number | null;
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
        NewDocument: {
            name: string;
            /** @enum {string} */
            media_type: "text/markdown" | "text/plain" | "application/pdf";
            text?: string;
            /** Format: base64 */
            base64?: string;
            /** @default null */
            roles: string[] | null;
            /** @default null */
            datasource_id: string | null;
        };
        NewDocumentInput: {
            name: string;
            /** @enum {string} */
            media_type: "text/markdown" | "text/plain" | "application/pdf";
            text?: string;
            /** Format: base64 */
            base64?: string;
            /** @default null */
            roles?: string[] | null;
            /** @default null */
            datasource_id?: string | null;
        };
        NewPassword: {
            old_password: string;
            new_password: string;
        };
        NewPolicy: {
            relations: components["schemas"]["RelationRule"][];
            /** @default [] */
            session: {
                variable: string;
                claim: string;
            }[];
        };
        NewPolicyInput: {
            relations: components["schemas"]["RelationRuleInput"][];
            /** @default [] */
            session?: {
                variable: string;
                claim: string;
            }[];
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
        NewRole: {
            name: string;
            /** @enum {string} */
            level: "viewer" | "analyst" | "admin";
            /** @default  */
            description: string;
        };
        NewRoleInput: {
            name: string;
            /** @enum {string} */
            level: "viewer" | "analyst" | "admin";
            /** @default  */
            description?: string;
        };
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
        NewUser: {
            username: unknown;
            display_name?: string;
            role: string;
            /** @default {} */
            claims: components["schemas"]["Claims"];
            password?: string;
        };
        NewUserInput: {
            username: string;
            display_name?: string;
            role: string;
            /** @default {} */
            claims?: components["schemas"]["Claims"];
            password?: string;
        };
        NewVerified: {
            answer_id?: string;
            question?: string;
            ir?: components["schemas"]["Ir"];
            datasource_id?: string;
        };
        NewVerifiedInput: {
            answer_id?: string;
            question?: string;
            ir?: components["schemas"]["IrInput"];
            datasource_id?: string;
        };
        ParameterValues: {
            [key: string]: string | number | boolean | null | (string | number)[];
        };
        Passage: {
            /** @enum {string} */
            kind: "document" | "schema_note" | "verified";
            id: string;
            title: string;
            text: string;
            score: number;
        };
        Phrase: {
            text: string;
            start: number;
            end: number;
            /** @enum {string} */
            kind: "metric" | "dimension" | "filter" | "time" | "order" | "limit" | "entity" | "ignored" | "unknown";
            meaning: string;
        };
        Policy: {
            role: string;
            datasource_id: string;
            relations: components["schemas"]["RelationRule"][];
            session: {
                variable: string;
                claim: string;
            }[];
            /** Format: date-time */
            updated_at: string;
            updated_by: string;
        };
        PolicyInput: {
            role: string;
            datasource_id: string;
            relations: components["schemas"]["RelationRuleInput"][];
            session: {
                variable: string;
                claim: string;
            }[];
            /** Format: date-time */
            updated_at: string;
            updated_by: string;
        };
        PolicyPreview: {
            user_id: string;
            username: string;
            role: string;
            datasources: {
                datasource_id: string;
                display_name: string;
                /** @enum {string} */
                access: "all" | "some" | "none";
                reason: string | null;
                relations: components["schemas"]["PreviewRelation"][];
                session: {
                    variable: string;
                    value: string;
                }[];
            }[];
        };
        PreviewRelation: {
            relation: string;
            is_allowed: boolean;
            predicates: string[];
            masked: string[];
            rows: number | null;
            note: string | null;
        };
        Problem: {
            type: string;
            title: string;
            status: number;
            detail: string;
            /** @enum {string} */
            code: "auth.required" | "auth.invalid" | "auth.forbidden" | "auth.login_failed" | "auth.too_many_attempts" | "auth.revoked" | "auth.role_unknown" | "auth.key_scope" | "auth.password_weak" | "auth.link_invalid" | "policy.no_access" | "policy.claim_missing" | "policy.invalid" | "policy.result_denied" | "model.none" | "model.unknown" | "model.unavailable" | "model.timeout" | "model.invalid_output" | "model.input_too_long" | "model.budget_exceeded" | "answer.interrupted" | "document.unsupported" | "document.unreadable" | "config.unknown_key" | "config.invalid" | "config.unsafe" | "config.port_in_use" | "config.sample_failed" | "config.key_unsafe" | "config.key_wrong" | "request.malformed" | "request.invalid" | "request.too_large" | "request.unsupported_media" | "request.not_found" | "request.wrong_method" | "store.not_found" | "store.conflict" | "store.unavailable" | "store.newer" | "datasource.invalid" | "datasource.in_use" | "datasource.not_learned" | "datasource.required" | "connector.unreachable" | "connector.rejected" | "connector.missing" | "connector.path_denied" | "connector.file_corrupt" | "connector.query_failed" | "connector.write_refused" | "connector.lost" | "connector.crashed" | "learn.failed" | "ask.question_empty" | "ask.question_too_long" | "ask.not_understood" | "scope.invalid" | "scope.not_approved" | "ir.invalid" | "ir.field_unknown" | "ir.field_ambiguous" | "ir.join_unknown" | "ir.join_ambiguous" | "ir.fan_out" | "ir.parameter_missing" | "ir.parameter_invalid" | "sql.unsupported" | "guard.too_large" | "guard.not_parsed" | "guard.not_single" | "guard.not_read_only" | "guard.relation_denied" | "guard.function_denied" | "guard.construct_denied" | "guard.time_filter_required" | "guard.costly_plan" | "guard.time_span_too_wide" | "guard.row_limit" | "guard.row_scope" | "run.not_cancelable" | "run.canceled" | "run.timeout" | "run.memory_limit" | "run.runner_lost" | "run.no_runner" | "run.not_finished" | "results.gone" | "results.disk_full" | "results.disk_failed" | "report.invalid" | "report.datasource_required" | "cli.usage" | "cli.unreachable" | "internal.not_implemented" | "internal.bug";
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
        Refresh: {
            refresh_token?: string;
        };
        RelationRule: {
            relation: string;
            /** @default [] */
            rows: components["schemas"]["RowRule"][];
            /** @default [] */
            masked: string[];
        };
        RelationRuleInput: {
            relation: string;
            /** @default [] */
            rows?: components["schemas"]["RowRule"][];
            /** @default [] */
            masked?: string[];
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
        Role: {
            name: string;
            /** @enum {string} */
            level: "viewer" | "analyst" | "admin";
            description: string;
            built_in: boolean;
        };
        RowRule: {
            column: string;
            values: (string | number)[];
        } | {
            column: string;
            claim: string;
            unless?: string;
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
            agreement: components["schemas"]["Agreement"] | null;
            /** Format: date-time */
            as_of: string;
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
            agreement: components["schemas"]["Agreement"] | null;
            /** Format: date-time */
            as_of: string;
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
            rule: "auth.required" | "auth.invalid" | "auth.forbidden" | "auth.login_failed" | "auth.too_many_attempts" | "auth.revoked" | "auth.role_unknown" | "auth.key_scope" | "auth.password_weak" | "auth.link_invalid" | "policy.no_access" | "policy.claim_missing" | "policy.invalid" | "policy.result_denied" | "model.none" | "model.unknown" | "model.unavailable" | "model.timeout" | "model.invalid_output" | "model.input_too_long" | "model.budget_exceeded" | "answer.interrupted" | "document.unsupported" | "document.unreadable" | "config.unknown_key" | "config.invalid" | "config.unsafe" | "config.port_in_use" | "config.sample_failed" | "config.key_unsafe" | "config.key_wrong" | "request.malformed" | "request.invalid" | "request.too_large" | "request.unsupported_media" | "request.not_found" | "request.wrong_method" | "store.not_found" | "store.conflict" | "store.unavailable" | "store.newer" | "datasource.invalid" | "datasource.in_use" | "datasource.not_learned" | "datasource.required" | "connector.unreachable" | "connector.rejected" | "connector.missing" | "connector.path_denied" | "connector.file_corrupt" | "connector.query_failed" | "connector.write_refused" | "connector.lost" | "connector.crashed" | "learn.failed" | "ask.question_empty" | "ask.question_too_long" | "ask.not_understood" | "scope.invalid" | "scope.not_approved" | "ir.invalid" | "ir.field_unknown" | "ir.field_ambiguous" | "ir.join_unknown" | "ir.join_ambiguous" | "ir.fan_out" | "ir.parameter_missing" | "ir.parameter_invalid" | "sql.unsupported" | "guard.too_large" | "guard.not_parsed" | "guard.not_single" | "guard.not_read_only" | "guard.relation_denied" | "guard.function_denied" | "guard.construct_denied" | "guard.time_filter_required" | "guard.costly_plan" | "guard.time_span_too_wide" | "guard.row_limit" | "guard.row_scope" | "run.not_cancelable" | "run.canceled" | "run.timeout" | "run.memory_limit" | "run.runner_lost" | "run.no_runner" | "run.not_finished" | "results.gone" | "results.disk_full" | "results.disk_failed" | "report.invalid" | "report.datasource_required" | "cli.usage" | "cli.unreachable" | "internal.not_implemented" | "internal.bug";
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
        Session: {
            access_token: string;
            /** @constant */
            token_type: "Bearer";
            expires_in: number;
            refresh_token: string;
            user: components["schemas"]["Identity"];
        };
        Setup: {
            token: string;
            username: unknown;
            password: string;
        };
        SetupInput: {
            token: string;
            username: string;
            password: string;
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
        User: {
            id: string;
            username: string;
            display_name: string;
            role: string;
            claims: components["schemas"]["Claims"];
            disabled: boolean;
            last_login_at: string | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
        };
        UserChange: {
            display_name?: string;
            role?: string;
            claims?: components["schemas"]["Claims"];
            disabled?: boolean;
            password?: string;
        };
        Verified: {
            id: string;
            question: string;
            datasource_id: string;
            ir: components["schemas"]["Ir"];
            verified_by: string;
            uses: number;
            /** Format: date-time */
            created_at: string;
        };
        VerifiedInput: {
            id: string;
            question: string;
            datasource_id: string;
            ir: components["schemas"]["IrInput"];
            verified_by: string;
            uses: number;
            /** Format: date-time */
            created_at: string;
        };
        Visual: {
            /** @enum {string} */
            type: "table" | "line" | "bar" | "area" | "pie" | "scatter" | "number";
            x?: string;
            y?: string | string[];
            series?: string;
            title?: string;
        };
        Widget: {
            /** @enum {string} */
            type: "metric_card" | "line" | "bar" | "pie" | "table";
            title: string;
            visual: components["schemas"]["Visual"];
            columns: components["schemas"]["Column"][];
            rows: components["schemas"]["Cell"][][];
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
    getAuthState: {
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
                    "application/json": components["schemas"]["AuthState"];
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
    setUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetupInput"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
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
    login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoginInput"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
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
    loginOfAskFlow: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoginInput"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
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
    refreshSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Refresh"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
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
    logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
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
    getIdentity: {
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
                    "application/json": components["schemas"]["Identity"];
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
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPassword"];
            };
        };
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
    listUsers: {
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
                        items: components["schemas"]["User"][];
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
    createUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewUserInput"];
            };
        };
        responses: {
            /** @description Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedUser"];
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
    changeUser: {
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
                "application/json": components["schemas"]["UserChange"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
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
    endSessions: {
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
    listRoles: {
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
                        items: components["schemas"]["Role"][];
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
    putRole: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRoleInput"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Role"];
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
    deleteRole: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
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
    listApiKeys: {
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
                        items: components["schemas"]["ApiKey"][];
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
    createApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewApiKeyInput"];
            };
        };
        responses: {
            /** @description Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedApiKey"];
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
    revokeApiKey: {
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
    listPolicies: {
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
                        items: components["schemas"]["Policy"][];
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
    putPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                role: string;
                datasource_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPolicyInput"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Policy"];
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
    deletePolicy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                role: string;
                datasource_id: string;
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
    previewPolicy: {
        parameters: {
            query?: {
                user?: string;
                datasource_id?: string;
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
                    "application/json": components["schemas"]["PolicyPreview"];
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
    createAnswer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskAnswerInput"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer"];
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
    askOfAskFlow: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskAnswerInput"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer"];
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
    getAnswer: {
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
                    "application/json": components["schemas"]["Answer"];
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
    rateAnswer: {
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
                "application/json": components["schemas"]["FeedbackInput"];
            };
        };
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
    listConversations: {
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
                        items: components["schemas"]["Conversation"][];
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
    getConversation: {
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
                    "application/json": components["schemas"]["ConversationDetail"];
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
    deleteConversation: {
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
    listVerified: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                datasource_id?: string;
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
                        items: components["schemas"]["Verified"][];
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
    createVerified: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewVerifiedInput"];
            };
        };
        responses: {
            /** @description Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verified"];
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
    deleteVerified: {
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
    listDocuments: {
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
                        items: components["schemas"]["Document"][];
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
    createDocument: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDocumentInput"];
            };
        };
        responses: {
            /** @description Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
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
    deleteDocument: {
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
    searchDocuments: {
        parameters: {
            query: {
                q: string;
                datasource_id?: string;
                limit?: number;
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
                        items: components["schemas"]["Passage"][];
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
    listModels: {
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
                    "application/json": components["schemas"]["Models"];
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
    listAudit: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                q?: string;
                user_id?: string;
                conversation_id?: string;
                status?: "running" | "answered" | "clarify" | "failed" | "lost";
                path?: "verified" | "builtin" | "model_ir" | "model_sql";
                from?: string;
                to?: string;
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
                        items: components["schemas"]["AuditLog"][];
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
    getAudit: {
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
                    "application/json": components["schemas"]["AuditDetail"];
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
