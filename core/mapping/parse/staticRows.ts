import { expressionsIn } from './expressions';
import { placeOf, placeText } from './place';

/** Ways in which an expression of n8n reaches the incoming item (docs.n8n.io, "Built-in methods"). */
const itemReferences: readonly RegExp[] = [
	/(?<![\w$])\$(?:json|binary|input|data|item|items|itemIndex|position|prevNode|thisItem|thisItemIndex|getPairedItem|pairedItem)(?![\w$])/,
	// Of the paired item of another node.
	/\$\([^)]*\)\s*(?:\?\.|\.)\s*(?:item|itemMatching|pairedItem)(?![\w$])/,
	/\$node\s*(?:\[[^\]]*\]|\.\s*\w+)\s*(?:\?\.|\.)\s*(?:json|binary|data)(?![\w$])/,
];
/** Those in whose brackets a name stands as a text. */
const quotedItemReferences: readonly RegExp[] = [
	/\$\([^)]*\)\s*(?:\?\.)?\s*\[\s*(['"`])(?:item|itemMatching|pairedItem)\1\s*\]/,
	/\$node\s*(?:\[[^\]]*\]|\.\s*\w+)\s*(?:\?\.)?\s*\[\s*(['"`])(?:json|binary|data)\1\s*\]/,
];

/** What n8n runs of an expression; all else in it is text. */
const code = /\{\{([^]*?)\}\}/g;

/** Templates hold code, other texts of the code none. */
const texts = /`(?:\\[^]|[^`\\])*`|'(?:\\[^]|[^'\\\n])*'|"(?:\\[^]|[^"\\\n])*"/g;

/**
 * The first expression in a node's raw parameters, however deep, that refers to the incoming item.
 * A mapping is read once per run, so such a row would be the same for all of them.
 */
export function itemReferenceIn(
	parameters: unknown,
): { readonly place: string; readonly expression: string } | undefined {
	for (const { path, text } of expressionsIn(parameters)) {
		if (refersToItem(text)) return { place: placeText(placeOf(path)), expression: text };
	}
	return undefined;
}

function refersToItem(expression: string): boolean {
	return [...expression.matchAll(code)].some(([, run = '']) => {
		const withoutTexts = run.replace(texts, (text) => (text.startsWith('`') ? text : `''`));
		return (
			itemReferences.some((reference) => reference.test(withoutTexts)) ||
			quotedItemReferences.some((reference) => reference.test(run))
		);
	});
}
