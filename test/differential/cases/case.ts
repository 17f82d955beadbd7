import type { IrInput, ParameterValues } from '@air/contract';

/** An IR whose rows must be the same on every engine. */
export interface Case {
  title: string;
  ir: IrInput;
  params?: ParameterValues;
}
