const known = new Set(Intl.supportedValuesOf('timeZone'));

/** Whether a name is one of the IANA time zone database, as it is spelled there. */
export function isTimeZone(name: string): boolean {
	if (known.has(name)) return true;
	try {
		const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions();
		// Older names of a zone resolve to the newer one; other spellings resolve to the name.
		if (timeZone !== name && timeZone.toLowerCase() === name.toLowerCase()) return false;
		known.add(name);
		return true;
	} catch {
		return false;
	}
}
