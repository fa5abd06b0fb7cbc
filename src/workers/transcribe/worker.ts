import { serve } from '../serve.ts';
import { createTranscribeHandler } from './handler.ts';

serve(createTranscribeHandler());
