// How the applications of the graph look: the marks are those of the lists (a disc, a lozenge, a ring), so that nothing is told by colour alone.
import type { StylesheetJson } from 'cytoscape';
import { agreements, type Agreement } from '../../words/status';
import type { Palette } from './palette';

type Rule = StylesheetJson[number];

function nodeRule(agreement: Agreement, colours: Palette): Rule {
  const { kind } = agreements[agreement];
  const isRing = kind === 'wait';
  return {
    selector: `node.${agreement}`,
    style: {
      shape: kind === 'bad' ? 'diamond' : 'ellipse',
      'background-color': isRing ? colours.surface : colours[kind],
      'border-width': isRing ? 3 : 0,
      'border-color': colours[kind],
    },
  };
}

export function lookOf(colours: Palette, font: string): StylesheetJson {
  const all = Object.keys(agreements) as Agreement[];
  return [
    {
      selector: 'node',
      style: {
        width: 'data(size)',
        height: 'data(size)',
        label: 'data(label)',
        color: colours.text,
        'font-family': font,
        'font-size': 13,
        'min-zoomed-font-size': 7,
        'text-valign': 'bottom',
        'text-margin-y': 4,
        'text-outline-color': colours.surface,
        'text-outline-width': 2,
        'background-color': colours.line,
        'overlay-opacity': 0,
      },
    },
    ...all.map((agreement) => nodeRule(agreement, colours)),
    {
      selector: 'node.chosen',
      style: {
        'outline-width': 3,
        'outline-offset': 3,
        'outline-color': colours.accent,
        'font-weight': 'bold',
        'z-index': 10,
        'min-zoomed-font-size': 0,
      },
    },
    { selector: 'node.middle', style: { 'font-weight': 'bold' } },
  ];
}
