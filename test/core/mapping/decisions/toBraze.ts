import type { BrazeTarget } from '../../../../core/mapping/model/brazeTarget';
import type {
	BrazeValueType,
	EmptyRule,
	UnfitRule,
	UpdateStyle,
} from '../../../../core/mapping/model/toBrazeMapping';
import { attributeDecisions } from './toBraze/attributeDecisions';
import { fieldDecisions } from './toBraze/fieldDecisions';
import { valuesOfKind } from './toBraze/kindsOfValues';
import type { Outcome } from './toBraze/outcome';

/** What an export goal's mapping row does with one kind of value. */
export interface ToBrazeDecision {
	readonly style: UpdateStyle;
	readonly type: BrazeValueType;
	readonly target: BrazeTarget;
	/** In words. */
	readonly kind: string;
	readonly whenEmpty: EmptyRule;
	readonly whenUnfit: UnfitRule;
	/** `undefined` where the profile has no such property. */
	readonly values: readonly string[] | undefined;
	/** JSON text behind the attribute; `undefined` where it is left out. */
	readonly sends: string | undefined;
	readonly warning?: string;
	/** The reason why the row is refused. */
	readonly refused?: string;
	/** The row may not be sent twice. */
	readonly once: boolean;
}

type Question = Pick<ToBrazeDecision, 'style' | 'type' | 'target' | 'kind' | 'values'>;

const isOnce = (style: UpdateStyle): boolean => ['increment', 'addObjects'].includes(style);

/** Braze's value cannot be cleared with other styles, nor inside an object. */
const emptyRulesOf = ({ style, target }: Question): readonly EmptyRule[] =>
	['set', 'mergeObject'].includes(style) && ['standard', 'customAttribute'].includes(target.kind)
		? ['leave', 'clear']
		: ['leave'];

/** The same with every rule for values that are empty or do not fit. */
function decisionsOf(question: Question, { sends, warning }: Outcome): readonly ToBrazeDecision[] {
	const isEmpty = sends === undefined && warning === undefined;
	const isUnfit = sends === undefined && warning !== undefined;
	const leftOut = emptyRulesOf(question).map((whenEmpty) => ({
		...question,
		whenEmpty,
		whenUnfit: 'leaveOut' as const,
		sends: isEmpty && whenEmpty === 'clear' ? 'null' : sends,
		once: sends !== undefined && isOnce(question.style),
		...(warning === undefined ? {} : { warning }),
	}));
	if (!isUnfit) return leftOut;
	return leftOut.flatMap((decision) => {
		const { warning: refused, ...rest } = decision;
		return [decision, { ...rest, whenUnfit: 'refuseRow' as const, refused }];
	});
}

/** Update style x kind of value x empty rule, for attributes; and fields with rules of their own. */
export const toBrazeDecisions: readonly ToBrazeDecision[] = [
	...attributeDecisions.flatMap(({ outcomes, otherwise, ...question }) => {
		const outcomeOfKind = new Map(Object.entries(outcomes));
		return Object.entries(valuesOfKind).flatMap(([kind, values]) =>
			decisionsOf({ ...question, kind, values }, outcomeOfKind.get(kind) ?? otherwise),
		);
	}),
	...fieldDecisions.flatMap(({ outcome, ...question }) =>
		decisionsOf({ ...question, style: 'set', type: 'automatic' }, outcome),
	),
];
