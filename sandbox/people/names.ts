export const FIRST_NAMES = [
	'Kim',
	'Robin',
	'Sam',
	'Zoë',
	'Noor',
	'Lars',
	'Ingrid',
	'Mateo',
	'Lucía',
	'Amélie',
	'Jürgen',
	'Søren',
	'Anouk',
	'Dewi',
	'Emre',
	'Fatima',
	'Giulia',
	'Hugo',
	'Ines',
	'Jonas',
	'Klara',
	'Liam',
	'Maya',
	'Nils',
	'Olga',
	'Pim',
	'Quinn',
	'Rosa',
	'Stijn',
	'Tess',
] as const;

export const LAST_NAMES = [
	'Jansen',
	'de Vries',
	'van den Berg',
	'Bakker',
	'Visser',
	'Smit',
	'O’Brien',
	"D'Angelo",
	'García',
	'Müller',
	'Øster',
	'Nowak',
	'Kovács',
	'Smith-Jones',
	'Dubois',
	'Rossi',
	'Silva',
	'Yılmaz',
	'Lindqvist',
	'Mertens',
	'Peeters',
	'Hoekstra',
	'Brown',
	'Taylor',
	'Martin',
] as const;

export interface Place {
	readonly city: string;
	readonly country: string;
	readonly language: string;
	readonly timeZone: string;
}

export const PLACES: readonly [Place, ...Place[]] = [
	{ city: 'Nijmegen', country: 'NL', language: 'nl', timeZone: 'Europe/Amsterdam' },
	{ city: "'s-Hertogenbosch", country: 'NL', language: 'nl', timeZone: 'Europe/Amsterdam' },
	{ city: 'Boston', country: 'US', language: 'en', timeZone: 'America/New_York' },
	{ city: 'San José', country: 'US', language: 'es', timeZone: 'America/Los_Angeles' },
	{ city: 'München', country: 'DE', language: 'de', timeZone: 'Europe/Berlin' },
	{ city: 'Liège', country: 'BE', language: 'fr', timeZone: 'Europe/Brussels' },
	{ city: 'Łódź', country: 'PL', language: 'pl', timeZone: 'Europe/Warsaw' },
	{ city: 'Åarhus', country: 'DK', language: 'da', timeZone: 'Europe/Copenhagen' },
	{ city: 'London', country: 'GB', language: 'en', timeZone: 'Europe/London' },
	{ city: 'Auckland', country: 'NZ', language: 'en', timeZone: 'Pacific/Auckland' },
];

export const TIERS = ['Bronze', 'Silver', 'Gold', 'Platinum'] as const;
export const PLANS = ['Free', 'Plus', 'Family', 'Business'] as const;
export const INTERESTS = [
	'sailing',
	'skiing',
	'cooking',
	'gardening',
	'chess',
	'cycling',
	'opera',
	'street food',
] as const;
export const CATEGORIES = [
	'shoes',
	'outdoor',
	'books',
	'kitchen',
	'toys',
	'music',
	'garden & home',
] as const;
export const NICKNAMES = ['Ace', 'Bunny', 'Captain', 'Doc', 'Echo', 'Fox', 'Goose'] as const;
