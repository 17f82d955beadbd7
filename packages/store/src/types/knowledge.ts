import type { Ir } from '@air/contract';
import type { Listed, Page } from './page.ts';

export interface DocumentRecord {
  id: string;
  name: string;
  mediaType: string;
  roles: string[] | null;
  datasourceId: string | null;
  byteCount: number;
  chunks: number;
  isEmbedded: boolean;
  uploadedBy: string;
  createdAt: string;
}

export interface NewDocument extends Pick<
  DocumentRecord,
  'name' | 'mediaType' | 'roles' | 'datasourceId' | 'byteCount' | 'uploadedBy'
> {
  chunks: { text: string; embedding: Float32Array | null }[];
  embeddingModel: string | null;
}

export interface ChunkHit {
  documentId: string;
  name: string;
  seq: number;
  text: string;
  /** Best first; comparable within one search only. */
  score: number;
}

/** Who searches, so that what is not for them is not even looked at. */
export interface DocumentReader {
  /** Null reads the documents of every role. */
  role: string | null;
  /** Documents of this datasource and of none; null for those of none alone. */
  datasourceId: string | null;
}

/** `rag_documents` and its chunks: full text by FTS5 or tsvector, vectors beside it. */
export interface DocumentStore {
  list(orgId: string, reader: Pick<DocumentReader, 'role'>, page: Page): Promise<Listed<DocumentRecord>>;
  get(orgId: string, id: string): Promise<DocumentRecord>;
  findByName(orgId: string, name: string): Promise<DocumentRecord | null>;
  /** The same name again replaces the document. */
  put(orgId: string, document: NewDocument): Promise<DocumentRecord>;
  remove(orgId: string, id: string): Promise<void>;
  searchText(orgId: string, reader: DocumentReader, words: string[], limit: number): Promise<ChunkHit[]>;
  /** By cosine, among the chunks of the same embedding model. */
  searchVector(
    orgId: string,
    reader: DocumentReader,
    query: { vector: Float32Array; model: string },
    limit: number,
  ): Promise<ChunkHit[]>;
}

/** A question whose IR a person vouched for. */
export interface VerifiedRecord {
  id: string;
  datasourceId: string;
  question: string;
  ir: Ir;
  verifiedBy: string;
  uses: number;
  createdAt: string;
}

export interface VerifiedStore {
  list(orgId: string, filter: Page & { datasourceId?: string }): Promise<Listed<VerifiedRecord>>;
  /** All of a datasource, for matching; at most 5,000, newest first. */
  ofDatasource(orgId: string, datasourceId: string): Promise<VerifiedRecord[]>;
  /** The same question again replaces its IR. */
  put(
    orgId: string,
    verified: Pick<VerifiedRecord, 'datasourceId' | 'question' | 'ir' | 'verifiedBy'>,
  ): Promise<VerifiedRecord>;
  get(orgId: string, id: string): Promise<VerifiedRecord>;
  remove(orgId: string, id: string): Promise<void>;
  countUse(orgId: string, id: string): Promise<void>;
}
