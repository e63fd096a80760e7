/** How a part of a row is found in what n8n knows of the row. */
const value = '$collection.item.value';

const located = (name: string): string => `(${value}.${name}?.value || "")`;

const chosen = (name: string): string =>
	`($collection.item.properties.find((one) => one.name === "${name}")?.options?.find((one) => one.value === ${value}.${name})?.name || "")`;

const joined = (from: string, to: string, style: string): string =>
	`={{ (() => { const from = ${from}; const to = ${to}; const style = ${style}; return from === "" && to === "" ? "" : (from || "?") + " → " + (to || "?") + (style ? ", " + style : ""); })() }}`;

/** What a row's source is, in few words. */
const source = `(${value}.source === "property" ? ${located('property')} : ${value}.source === "staticText" ? JSON.stringify(${value}.text || "") : ${chosen('source')})`;

/**
 * Titles of rows, so that sixty of them can be told apart while they are folded. An n8n that knows
 * no such titles counts the rows.
 */
export const rowTitles = {
	toBlueConic: joined(located('brazeField'), located('property'), chosen('mergeStrategy')),
	toBlueConicIdentifier: joined(
		located('brazeField'),
		`(${value}.matchBy === "profileId" ? "BlueConic Profile ID" : ${located('property')})`,
		'""',
	),
	toBraze: joined(source, located('brazeField'), chosen('updateStyle')),
	toBrazeIdentifier: joined(source, chosen('identifier'), '""'),
} as const;
