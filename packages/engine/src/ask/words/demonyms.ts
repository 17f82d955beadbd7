const lines = `
american: united states, usa, us, united states of america; argentine argentinian: argentina; australian: australia
austrian: austria; belgian: belgium; brazilian: brazil; british: united kingdom, uk, great britain; bulgarian: bulgaria
canadian: canada; chilean: chile; chinese: china; colombian: colombia; croatian: croatia; cuban: cuba
czech: czech republic, czechia; danish dane: denmark; dutch: netherlands; egyptian: egypt; english: england
estonian: estonia; ethiopian: ethiopia; filipino philippine: philippines; finnish: finland; french: france
german: germany; greek: greece; hungarian: hungary; icelandic: iceland; indian: india; indonesian: indonesia
iranian: iran; iraqi: iraq; irish: ireland; israeli: israel; italian: italy; jamaican: jamaica; japanese: japan
kenyan: kenya; korean: south korea, korea; latvian: latvia; lithuanian: lithuania; malaysian: malaysia; mexican: mexico
moroccan: morocco; nigerian: nigeria; norwegian: norway; pakistani: pakistan; peruvian: peru; polish: poland
portuguese: portugal; romanian: romania; russian: russia, russian federation; scottish: scotland; serbian: serbia
singaporean: singapore; slovak: slovakia; slovenian: slovenia; spanish: spain; swedish: sweden; swiss: switzerland
taiwanese: taiwan; thai: thailand; turkish: turkey; ukrainian: ukraine; vietnamese: vietnam; welsh: wales
african: africa; asian: asia; european: europe; oceanian: oceania; antarctic: antarctica
`;

const places = new Map(
  lines.split(/[;\n]/).flatMap((line): [string, string[]][] => {
    const [adjectives = '', names = ''] = line.split(':');
    const found = names.split(',').map((name) => name.trim());
    return adjectives
      .trim()
      .split(' ')
      .filter((adjective) => adjective !== '')
      .map((adjective) => [adjective, found]);
  }),
);

/** The names of the place that an adjective is made of: `danish` gives denmark. */
export const placesOf = (adjective: string): string[] => places.get(adjective) ?? [];
