/** The colours of a chart, read from the theme. */
export interface ChartTokens {
  palette: string[];
  text: string;
  muted: string;
  line: string;
  surface: string;
}

/** The scheme is an argument so that a change of theme is a change of input. */
export function readTokens(_scheme: 'light' | 'dark'): ChartTokens {
  const style = getComputedStyle(document.documentElement);
  const read = (name: string) => style.getPropertyValue(name).trim();
  return {
    palette: Array.from({ length: 8 }, (_, index) => read(`--air-chart-${index + 1}`)),
    text: read('--air-text'),
    muted: read('--air-text-2'),
    line: read('--air-line'),
    surface: read('--air-s1'),
  };
}
