import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

const iris: MantineColorsTuple = [
  '#f1f1fd',
  '#e0e0fa',
  '#c3c3f5',
  '#a6a6f0',
  '#8a8bf4',
  '#7273e6',
  '#5b5bd6',
  '#4b4bc3',
  '#3d3da6',
  '#30308a',
];

const gray: MantineColorsTuple = [
  '#fbfbfc',
  '#f4f4f6',
  '#ededf1',
  '#e7e7ec',
  '#d3d3db',
  '#a9a9b5',
  '#80808c',
  '#6a6a77',
  '#5f5f6b',
  '#17171c',
];

const dark: MantineColorsTuple = [
  '#ededf2',
  '#c8c8d2',
  '#a2a2b0',
  '#9494a2',
  '#3a3a45',
  '#26262e',
  '#1b1b21',
  '#141418',
  '#101014',
  '#0e0e11',
];

/** Compact and quiet: one accent, hairlines instead of shadows, no upper case. */
export const theme = createTheme({
  primaryColor: 'iris',
  primaryShade: { light: 6, dark: 6 },
  colors: { iris, gray, dark },
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: 'var(--air-font-mono)',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '1.4', sm: '1.54', md: '1.5', lg: '1.45', xl: '1.3' },
  spacing: { xs: '6px', sm: '10px', md: '14px', lg: '20px', xl: '28px' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '10px', xl: '14px' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  headings: {
    fontWeight: '600',
    sizes: { h1: { fontSize: '20px', lineHeight: '1.35' }, h2: { fontSize: '14px', lineHeight: '1.45' } },
  },
  components: {
    Button: { defaultProps: { size: 'xs' }, styles: { label: { fontWeight: 500 } } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' } },
    InputWrapper: { styles: { description: { fontSize: 12 }, error: { fontSize: 12 } } },
    Table: {
      defaultProps: { horizontalSpacing: 12 },
      styles: { th: { fontSize: 12, fontWeight: 500, color: 'var(--air-text-2)' } },
    },
    TableScrollContainer: { defaultProps: { type: 'native' } },
    TextInput: { defaultProps: { size: 'xs' } },
    Textarea: { defaultProps: { size: 'xs' } },
    NumberInput: { defaultProps: { size: 'xs' } },
    Select: { defaultProps: { size: 'xs', comboboxProps: { transitionProps: { duration: 80 } } } },
    MultiSelect: { defaultProps: { size: 'xs' } },
    Checkbox: { defaultProps: { size: 'xs' } },
    Switch: { defaultProps: { size: 'xs' } },
    SegmentedControl: { defaultProps: { size: 'xs' } },
    Tooltip: { defaultProps: { openDelay: 300, transitionProps: { duration: 80 } } },
    Skeleton: { defaultProps: { radius: 'sm' } },
  },
});

export const cssVariables: CSSVariablesResolver = () => ({
  variables: { '--mantine-color-error': 'var(--air-bad)' },
  light: {
    '--mantine-color-text': '#17171c',
    '--mantine-color-dimmed': '#5f5f6b',
    '--mantine-color-placeholder': '#6a6a77',
    '--mantine-color-default-border': '#d3d3db',
    '--mantine-color-body': '#ffffff',
  },
  dark: {
    '--mantine-color-text': '#ededf2',
    '--mantine-color-dimmed': '#a2a2b0',
    '--mantine-color-placeholder': '#9494a2',
    '--mantine-color-default-border': '#3a3a45',
    '--mantine-color-body': '#141418',
    '--mantine-color-default': '#1b1b21',
    '--mantine-color-default-hover': '#26262e',
  },
});
