import { serve } from '../serve.ts';
import { createSoundFontHandler } from './handler.ts';

serve(createSoundFontHandler());
