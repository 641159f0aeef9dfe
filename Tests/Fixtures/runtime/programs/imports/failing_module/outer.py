import helper
import broken
