import type { BlueConicValueType, MergeStrategy } from '../model/toBlueConicMapping';
import type { BrazeValueType, EmptyRule, UpdateStyle } from '../model/toBrazeMapping';
import type { ProfileSourceKind, Telling } from '../model/profileSource';

/** What the editor shows for each value of a choice. */
export type Words<Value extends string = string> = Readonly<Record<Value, string>>;

export const mergeStrategyWords: Words<MergeStrategy> = {
	set: 'Set',
	add: 'Add',
	sum: 'Sum',
	setIfEmpty: 'Set If Empty',
	clear: 'Clear',
};

export const blueConicTypeWords: Words<BlueConicValueType> = {
	automatic: 'Automatic',
	text: 'Text',
	number: 'Number',
	date: 'Date',
};

export const sourceWords: Words<ProfileSourceKind> = {
	property: 'Profile Property',
	profileId: 'BlueConic Profile ID',
	segments: 'Segments',
	viewedInteractions: 'Viewed Interactions',
	permissionLevel: 'Permission Level',
	consentedObjectives: 'Consented Objectives',
	refusedObjectives: 'Refused Objectives',
	staticText: 'Static Text',
};

export const tellingWords: Words<Telling> = { names: 'Names', ids: 'IDs' };

export const updateStyleWords: Words<UpdateStyle> = {
	set: 'Set',
	addToList: 'Add to List',
	removeFromList: 'Remove From List',
	increment: 'Increment',
	mergeObject: 'Merge Object',
	addObjects: 'Add Objects',
	updateObjects: 'Update Objects',
	removeObjects: 'Remove Objects',
};

export const brazeTypeWords: Words<BrazeValueType> = {
	automatic: 'Automatic',
	text: 'Text',
	number: 'Number',
	boolean: 'Boolean',
	date: 'Date',
	list: 'List',
	object: 'Object',
};

export const emptyRuleWords: Words<EmptyRule> = { leave: 'Leave', clear: 'Clear' };

/** What the editor shows for each parameter. */
const fieldWords: ReadonlyMap<string, string> = new Map([
	['addRemainingFields', 'Add Remaining Fields'],
	['aliasLabel', 'Alias Label'],
	['allowCreation', 'Allow Creation'],
	['blueConicIdentifiers', 'Identifiers'],
	['blueConicMappings', 'Mapping'],
	['blueConicTable', 'Mapping Table'],
	['brazeField', 'Braze Field'],
	['brazeIdentifiers', 'Identifiers'],
	['brazeMappings', 'Mapping'],
	['brazeTable', 'Mapping Table'],
	['chosenSegments', 'Chosen Segments'],
	['createProperties', 'Create Properties'],
	['identifier', 'Braze Identifier'],
	['identifierKey', 'Identifier Key'],
	['identifierMatch', 'Identifier Match'],
	['longestList', 'Longest List'],
	['mappingAs', 'Mapping As'],
	['matchBy', 'Match By'],
	['mergeStrategy', 'Merge Strategy'],
	['operation', 'Operation'],
	['options', 'Options'],
	['property', 'Profile Property'],
	['remainingLeaveOut', 'Fields to Leave Out'],
	['remainingPrefix', 'Property Prefix'],
	['remainingStrategy', 'Remaining Merge Strategy'],
	['source', 'Source'],
	['telling', 'Names or IDs'],
	['text', 'Text'],
	['timeZone', 'Time Zone'],
	['type', 'Type'],
	['updateStyle', 'Update Style'],
	['whenEmpty', 'When Empty'],
	['whenUnfit', 'When Unfit'],
]);

/** The word of a parameter, or its own name. */
export const fieldWord = (name: string): string => fieldWords.get(name) ?? name;

/** The value that a person means by a word, as the editor shows it or as workflows store it. */
export function valueOf(words: Words, written: string): string | undefined {
	const meant = plainWord(written);
	return Object.entries(words).find(([value, word]) =>
		[value, word].some((one) => plainWord(one) === meant),
	)?.[0];
}

/** `Set If Empty`, `set-if-empty` and `setIfEmpty` are one word. */
export const plainWord = (word: string): string => word.toLowerCase().replace(/[\s_-]+/g, '');
