/** Provinces of the countries whose addresses name them by a code. */
const PROVINCES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  CA: {
    AB: "Alberta",
    BC: "British Columbia",
    MB: "Manitoba",
    NB: "New Brunswick",
    NL: "Newfoundland and Labrador",
    NS: "Nova Scotia",
    NT: "Northwest Territories",
    NU: "Nunavut",
    ON: "Ontario",
    PE: "Prince Edward Island",
    QC: "Quebec",
    SK: "Saskatchewan",
    YT: "Yukon",
  },
  US: {
    AL: "Alabama",
    AK: "Alaska",
    AZ: "Arizona",
    AR: "Arkansas",
    CA: "California",
    CO: "Colorado",
    CT: "Connecticut",
    DE: "Delaware",
    DC: "District of Columbia",
    FL: "Florida",
    GA: "Georgia",
    HI: "Hawaii",
    ID: "Idaho",
    IL: "Illinois",
    IN: "Indiana",
    IA: "Iowa",
    KS: "Kansas",
    KY: "Kentucky",
    LA: "Louisiana",
    ME: "Maine",
    MD: "Maryland",
    MA: "Massachusetts",
    MI: "Michigan",
    MN: "Minnesota",
    MS: "Mississippi",
    MO: "Missouri",
    MT: "Montana",
    NE: "Nebraska",
    NV: "Nevada",
    NH: "New Hampshire",
    NJ: "New Jersey",
    NM: "New Mexico",
    NY: "New York",
    NC: "North Carolina",
    ND: "North Dakota",
    OH: "Ohio",
    OK: "Oklahoma",
    OR: "Oregon",
    PA: "Pennsylvania",
    RI: "Rhode Island",
    SC: "South Carolina",
    SD: "South Dakota",
    TN: "Tennessee",
    TX: "Texas",
    UT: "Utah",
    VT: "Vermont",
    VA: "Virginia",
    WA: "Washington",
    WV: "West Virginia",
    WI: "Wisconsin",
    WY: "Wyoming",
  },
};

/** "ON" in Canada → "Ontario"; the text itself where the dev store knows no names. */
export function provinceName(countryCode: string | null, provinceCode: string | null): string | null {
  return provinceCode && (PROVINCES[countryCode ?? ""]?.[provinceCode] ?? provinceCode);
}

/** "Ontario" or "ON" → "ON" */
export function provinceCodeOf(countryCode: string | null, text: string | null): string | null {
  if (text === null || text.trim() === "") return null;
  const wanted = text.trim().toLowerCase();
  const known = Object.entries(PROVINCES[countryCode ?? ""] ?? {});
  const found = known.find(([code, name]) => code.toLowerCase() === wanted || name.toLowerCase() === wanted);
  return found?.[0] ?? text.trim();
}
