import { cell } from '../../pages/cell';
import type { Correction } from '../openApi/correction';
import type { UndeclaredStatus } from '../openApi/undeclaredStatus';
import { BLUECONIC_CORRECTIONS } from './corrections';
import { BLUECONIC_UNDECLARED } from './undeclaredStatuses';

const EVIDENCE: Record<Correction['evidence'], string> = {
	example: "the document's examples",
	text: "the document's other parts",
};

function correctionRow({ document, instead, evidence }: Correction): string {
	return `| ${cell(document)} | ${cell(instead)} | ${EVIDENCE[evidence]} |`;
}

function statusRow({ status, operations, reason }: UndeclaredStatus): string {
	const names = operations.map((name) => `\`${name}\``).join(', ');
	return `| No ${status} is declared for ${names}. | ${cell(reason)} | inferred |`;
}

/** Where BlueConic's document and its stand-in differ, as a Markdown table. */
export function differenceText(): string {
	return [
		'| the document | the stand-in | by |',
		'|---|---|---|',
		...BLUECONIC_CORRECTIONS.map(correctionRow),
		...BLUECONIC_UNDECLARED.map(statusRow),
	].join('\n');
}
