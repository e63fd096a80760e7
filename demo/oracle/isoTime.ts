const ISO_TIME =
	/^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2})(?:[.,](\d+))?)? ?(Z|UTC|[+-]\d{2}(?::?\d{2})?)?)?$/i;

function zoneOffset(zone: string): string {
	if (/^(Z|UTC)$/i.test(zone)) return 'Z';
	const digits = zone.replace(':', '').padEnd(5, '0');
	return `${digits.slice(0, 3)}:${digits.slice(3)}`;
}

function isRealDay(day: string): boolean {
	const midnight = new Date(`${day}T00:00:00Z`);
	return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day);
}

/**
 * The moment an ISO 8601 text means, in milliseconds since 1970; nothing when it is no date.
 * Also `2020-07-10 15:00:00.000 UTC`, as Braze writes it. Without a zone it is UTC.
 */
export function isoTimeMs(text: string): number | undefined {
	const match = ISO_TIME.exec(text.trim());
	if (!match) return undefined;
	const [, day = '', time = '00:00', seconds = '00', fraction = '', zone = 'Z'] = match;
	if (!isRealDay(day)) return undefined;
	const milliseconds = fraction.slice(0, 3).padEnd(3, '0');
	const timeMs = Date.parse(`${day}T${time}:${seconds}.${milliseconds}${zoneOffset(zone)}`);
	return Number.isNaN(timeMs) ? undefined : timeMs;
}
