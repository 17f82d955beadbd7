const list = (text: string): string[] => text.trim().split(/\s*,\s*/);

export const firstNames = list(`
  Anna, Ben, Clara, David, Elena, Felix, Greta, Hugo, Ines, Jonas, Katrin, Lukas, Marie, Nils, Olivia, Paul, Rosa, Samuel,
  Tilda, Viktor, Amélie, Bruno, Chiara, Diego, Emma, François, Giulia, Henrik, Ida, Jan, Klara, Leo, Mia, Noah, Oskar,
  Petra, Raúl, Sofia, Theo, Zoë
`);

export const lastNames = list(`
  Andersen, Bauer, Costa, Dubois, Eriksen, Fischer, García, Hansen, Ivanova, Jansen, Keller, Lindgren, Moreau, Novák,
  O'Connor, Peeters, Quinn, Rossi, Schmidt, Torres, Urban, Vogel, Weber, Young, Ziegler, Almeida, Becker, Conti, De Vries,
  Engel, Fontaine, Grimm, Horváth, Jensen, Kowalski, Larsen, Meyer, Nielsen, Olsen, Petit, Ricci, Sauer, Thomsen, Wagner
`);

interface City {
  city: string;
  country: string;
  region: string;
  code: string;
  districts: string[];
}

/** Where the stores stand. */
export const cities: City[] = `
  BER | Berlin | Germany | Central | Mitte, Kreuzberg, Charlottenburg
  HAM | Hamburg | Germany | North | Altona, HafenCity
  MUC | Munich | Germany | Central | Schwabing, Sendling
  CGN | Cologne | Germany | West | Ehrenfeld
  VIE | Vienna | Austria | Central | Neubau, Donaustadt
  ZRH | Zurich | Switzerland | Central | Oerlikon
  PAR | Paris | France | West | Marais, Bastille
  LYO | Lyon | France | West | Part-Dieu
  AMS | Amsterdam | Netherlands | West | Jordaan, Zuid
  BRU | Brussels | Belgium | West | Ixelles
  CPH | Copenhagen | Denmark | North | Vesterbro, Nørrebro
  STO | Stockholm | Sweden | North | Södermalm
  MIL | Milan | Italy | South | Brera
  MAD | Madrid | Spain | South | Chamberí
  LIS | Lisbon | Portugal | South | Baixa
  PRG | Prague | Czechia | Central | Vinohrady
`
  .trim()
  .split('\n')
  .map((line) => {
    const [code = '', name = '', country = '', region = '', districts = ''] = line
      .split('|')
      .map((part) => part.trim());
    return { code, city: name, country, region, districts: list(districts) };
  });

/** What is sold: category, price range, how its sales lean to summer (+1) or winter (−1), and the things. */
export const ranges: { category: string; low: number; high: number; summer: number; things: string[] }[] = [
  {
    category: 'Coffee & Tea',
    low: 4,
    high: 28,
    summer: -0.3,
    things: list('Espresso Beans, Filter Coffee, Green Tea, Chai Blend, Cocoa, Herbal Infusion'),
  },
  {
    category: 'Kitchen',
    low: 9,
    high: 180,
    summer: -0.1,
    things: list('Chef Knife, Cutting Board, Cast Iron Pan, Kettle, Mixing Bowl, Stand Mixer, Storage Jar'),
  },
  {
    category: 'Home & Living',
    low: 12,
    high: 240,
    summer: -0.2,
    things: list('Wool Blanket, Table Lamp, Cushion, Candle, Rug, Wall Clock, Vase'),
  },
  {
    category: 'Garden',
    low: 6,
    high: 220,
    summer: 0.8,
    things: list('Planter, Watering Can, Garden Chair, Hammock, Seed Box, Lantern'),
  },
  {
    category: 'Outdoor',
    low: 15,
    high: 320,
    summer: 0.5,
    things: list('Backpack, Tent, Water Bottle, Camping Stove, Rain Jacket, Sleeping Bag'),
  },
  {
    category: 'Books',
    low: 8,
    high: 45,
    summer: -0.2,
    things: list('Cookbook, City Guide, Novel, Picture Book, Notebook'),
  },
  {
    category: 'Toys',
    low: 7,
    high: 90,
    summer: -0.6,
    things: list('Wooden Train, Puzzle, Kite, Board Game, Building Blocks'),
  },
  {
    category: 'Electronics',
    low: 19,
    high: 420,
    summer: -0.4,
    things: list('Headphones, Speaker, Desk Fan, E-Reader, Power Bank, Smart Plug'),
  },
];

export const brands = list(
  'Alder, Birk, Fjord & Sons, Kestrel, Lumen, Morgenrot, Nordlicht, Oak & Co, Pico, Tramontana',
);
export const finishes = list('Classic, Compact, Large, Natural, Graphite, Ivory, Forest, Sand');
