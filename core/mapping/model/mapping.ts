import type { ToBlueConicMapping } from './toBlueConicMapping';
import type { ToBrazeMapping } from './toBrazeMapping';

export type Mapping = ToBlueConicMapping | ToBrazeMapping;
