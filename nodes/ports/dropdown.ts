import {
	NodeOperationError,
	type ILoadOptionsFunctions,
	type INodeListSearchItems,
	type INodeListSearchResult,
} from 'n8n-workflow';
import { createHash } from 'node:crypto';

import { ConfigurationError, SyncError } from '../../core/flow/syncError';

/** Long enough to open every row of a mapping, short enough to see what was just created. */
const keptMs = 60_000;

type Items = readonly INodeListSearchItems[];

const kept = new Map<string, { readonly until: number; readonly items: Promise<Items> }>();

/** A list of an account, for dropdowns. */
export interface AccountList {
	readonly credentialType: string;
	/** As sentences name it. */
	readonly credentialName: string;
	readonly name: string;
	readonly load: (context: ILoadOptionsFunctions) => AsyncIterable<INodeListSearchItems>;
}

/**
 * A dropdown's entries that contain what the user typed. The list is asked for once a credential
 * and minute, however many rows open it. A service that refuses is shown as such: an empty list
 * means that there is nothing.
 */
export async function searchAccountList(
	context: ILoadOptionsFunctions,
	list: AccountList,
	typed?: string,
): Promise<INodeListSearchResult> {
	return await shownOf(context, async () => matching(await itemsOf(context, list), typed));
}

/** What a list shows, or why there is none, as the dropdown tells it. */
export async function shownOf(
	context: ILoadOptionsFunctions,
	search: () => Promise<INodeListSearchResult>,
): Promise<INodeListSearchResult> {
	try {
		return await search();
	} catch (error) {
		if (!(error instanceof SyncError)) throw error;
		throw new NodeOperationError(context.getNode(), error.message);
	}
}

/** The entries that contain what the user typed, whatever the case. */
export function matching(items: Items, typed = ''): INodeListSearchResult {
	const wanted = typed.trim().toLowerCase();
	return {
		results: items.filter(
			({ name, value }) =>
				name.toLowerCase().includes(wanted) || String(value).toLowerCase().includes(wanted),
		),
	};
}

/**
 * All entries of an account's list, kept for a minute.
 *
 * @throws SyncError when the node has no such credential, or the service refuses.
 */
export async function itemsOf(context: ILoadOptionsFunctions, list: AccountList): Promise<Items> {
	const key = await keyOf(context, list);
	const now = Date.now();
	for (const [old, { until }] of kept) if (until < now) kept.delete(old);
	const earlier = kept.get(key);
	if (earlier) return await earlier.items;
	const items = collected(list.load(context));
	kept.set(key, { until: now + keptMs, items });
	items.catch(() => kept.delete(key));
	return await items;
}

/** Of the credential's own fields: a token that n8n renewed makes no other credential. */
async function keyOf(
	context: ILoadOptionsFunctions,
	{ credentialType, credentialName, name }: AccountList,
): Promise<string> {
	if (!context.getNode().credentials?.[credentialType]) {
		throw new ConfigurationError(
			`The list of ${name} cannot be shown: choose a ${credentialName} credential in this node.`,
		);
	}
	const credential = Object.entries(await context.getCredentials(credentialType));
	const own = credential.filter(([field]) => field !== 'accessToken');
	return createHash('sha256')
		.update(JSON.stringify([credentialType, name, own]))
		.digest('hex');
}

async function collected(items: AsyncIterable<INodeListSearchItems>): Promise<Items> {
	const all: INodeListSearchItems[] = [];
	for await (const item of items) all.push(item);
	return all;
}
