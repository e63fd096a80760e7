import { occurrenceValues, type BrazeField, type OccurrenceValue } from './brazeField';
import { dottedNames, dottedText } from './brazeTargetText';

/** What an export tells of a campaign (braze.com/docs, post_users_segment, "User export object"). */
const campaignValues: ReadonlySet<string> = new Set([
	'last_received',
	'converted',
	'in_control',
	'variation_name',
	'variation_api_id',
]);
/** Those that hold several, each with a name. */
const campaignObjects: ReadonlySet<string> = new Set(['engaged', 'multiple_converted']);
/** Those that name the campaign: of use for all campaigns only. */
const campaignNames: ReadonlySet<string> = new Set(['name', 'api_campaign_id']);
/** Our word for what no path stands for; Braze has no such key. */
const received = 'received';

/** Where the names of the user's own making stand in an export, and how each is read. */
const namedFields: readonly (readonly [prefix: string, read: (rest: string) => BrazeField])[] = [
	['custom_attributes.', (name) => ({ kind: 'customAttribute', name })],
	['user_aliases.', (label) => ({ kind: 'alias', label })],
	[
		'custom_events.',
		(rest) => {
			const { name, value } = occurrence(rest);
			return { kind: 'event', name, value };
		},
	],
	[
		'purchases.',
		(rest) => {
			const { name, value } = occurrence(rest);
			return { kind: 'purchase', product: name, value };
		},
	],
	['campaigns_received.', (rest) => campaign(dottedNames(rest))],
];

/**
 * The field that a text names, in the export's own words: `country`, `custom_attributes.plan.name`,
 * `user_aliases.<label>`, `custom_events.<name>.count|first|last`,
 * `purchases.<product>.count|first|last`, `campaigns_received.<name or ID>` and what is told of it,
 * such as `.last_received` or `.engaged.opened_email`, and ways into other fields, such as
 * `devices.model`. Names may hold dots: what is known at the start and at the end decides. In
 * campaigns and ways `\.` is a dot that parts nothing, `\\` a backslash. Whether Braze has the field
 * is not looked at.
 */
export function brazeFieldOf(text: string): BrazeField {
	const named = namedFields.find(([prefix]) => text.startsWith(prefix));
	if (named) {
		const [prefix, read] = named;
		return read(text.slice(prefix.length));
	}
	return text.includes('.')
		? { kind: 'path', path: dottedNames(text) }
		: { kind: 'standard', name: text };
}

/** The text that `brazeFieldOf` reads back. */
export function textOfBrazeField(field: BrazeField): string {
	switch (field.kind) {
		case 'standard':
			return field.name;
		case 'customAttribute':
			return `custom_attributes.${field.name}`;
		case 'path':
			return dottedText(field.path);
		case 'alias':
			return `user_aliases.${field.label}`;
		case 'event':
			return `custom_events.${field.name}.${field.value}`;
		case 'purchase':
			return `purchases.${field.product}.${field.value}`;
		case 'campaign':
			return textOfCampaign(field.nameOrId, field.path);
	}
}

function occurrence(rest: string): { readonly name: string; readonly value: OccurrenceValue } {
	const value = occurrenceValues.find((one) => rest.endsWith(`.${one}`));
	if (value === undefined) return { name: rest, value: 'count' };
	return { name: rest.slice(0, -value.length - 1), value };
}

function campaign(names: readonly string[]): BrazeField {
	const path = campaignPath(names);
	const name = names.slice(0, names.length - (path?.length ?? 0));
	if (path === undefined) return { kind: 'campaign', nameOrId: name.join('.'), path: [] };
	if (name.length === 0) return { kind: 'path', path: ['campaigns_received', ...path] };
	const way = path[0] === received ? [] : path;
	return { kind: 'campaign', nameOrId: name.join('.'), path: way };
}

/** What is told at the end of a campaign's text, of this campaign or of all. */
function campaignPath(names: readonly string[]): readonly string[] | undefined {
	const [outer = '', last = ''] = names.length > 1 ? names.slice(-2) : ['', ...names];
	const isAlone = names.length === 1;
	if (campaignValues.has(last) || (last === received && !isAlone)) return [last];
	if (isAlone && (campaignObjects.has(last) || campaignNames.has(last))) return [last];
	return campaignObjects.has(outer) ? [outer, last] : undefined;
}

/** A name is written as it is where that reads back as the same. */
function textOfCampaign(nameOrId: string, path: readonly string[]): string {
	const way = path.map((piece) => `.${dottedText([piece])}`).join('');
	const plain = `campaigns_received.${nameOrId}${way}`;
	const read = brazeFieldOf(plain);
	const isSame =
		read.kind === 'campaign' && read.nameOrId === nameOrId && read.path.length === path.length;
	if (isSame) return plain;
	return `campaigns_received.${dottedText([nameOrId])}${way || `.${received}`}`;
}
