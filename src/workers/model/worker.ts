import { serve } from '../serve.ts';
import { createModelHandler } from './handler.ts';

serve(createModelHandler());
